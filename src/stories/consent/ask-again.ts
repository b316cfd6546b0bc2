/** Tellers are asked again before a yes ends: on their own page, by e-mail where that is how replies reach them, and through whoever helps them where it is the telephone or paper (ask-in-person). */
import { listReach } from '#people/index.ts'
import type { PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { type LetterKind, type Letters, queueMail } from '#platform/mail/mail.ts'
import { listHelpers } from './ask-in-person.queries.ts'
import { forgetNamesOver, insertAsked, listEnding } from './ask-again.queries.ts'
import { askedAgain } from './consent.rules.ts'
import { sayConsent } from './words/index.ts'

/** The job's name. */
export const ASK_TELLERS_AGAIN = 'ask-tellers-again'

const KIND = 'story-consent-ends'
const ASK_KIND = 'story-teller-to-ask'

/** Once for each yes; a teller of several stories gets a letter for each. Names of yeses that are over go. Done twice, nobody is asked twice. */
export async function askTellersAgain(database: Database, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    await forgetNamesOver(trx, now)
    const ending = await listEnding(trx, askedAgain(now))
    await insertAsked(trx, ending.map(({ consent }) => consent), now)
    const reach = await listReach(trx, [...new Set(ending.map(({ teller }) => teller))])
    const stories = new Map(ending.map((one) => [one.story, one.teller]))
    for (const [story, teller] of stories) {
      const to = reach.get(teller)
      if (to?.way === 'email' && to.to !== undefined) await queueMail(trx, { kind: KIND, to: to.to, person: teller, ids: { story } })
    }
    const inPerson = [...stories].filter(([, teller]) => ['call', 'letter'].includes(reach.get(teller)?.way ?? 'page')).map(([story]) => story)
    await writeToHelpers(trx, [...new Set((await listHelpers(trx, inPerson)).values())])
  })
}

/** Those who are called or written to hear of it from whoever helps them, who is told by e-mail that there is somebody to ask, and not who. */
async function writeToHelpers(trx: Transaction, helpers: readonly PersonId[]): Promise<void> {
  for (const [person, { way, to }] of await listReach(trx, helpers)) {
    if (way === 'email' && to !== undefined) await queueMail(trx, { kind: ASK_KIND, to, person })
  }
}

const askLetter: LetterKind = {
  subject: () => sayConsent('ask-letter.subject'),
  text: async (_, __, site) => letterOf(sayConsent('ask-letter.subject'), [{ words: sayConsent('ask-letter.text') }, { link: { words: sayConsent('ask-letter.link'), href: new URL('/stories/to-ask', site.publicUrl).href } }]),
}

const endsLetter: LetterKind = {
  subject: () => sayConsent('letter.subject'),
  text: async (_, { ids }, site) => {
    const story = readId<'story'>(ids['story'])
    if (story === undefined) return undefined
    return letterOf(sayConsent('letter.subject'), [
      { words: sayConsent('letter.ends') }, { words: sayConsent('letter.nothing') }, { link: { words: sayConsent('letter.link'), href: new URL(`/stories/${story}`, site.publicUrl).href } },
    ])
  },
}

export const storyLetters: Letters = { [KIND]: endsLetter, [ASK_KIND]: askLetter }
