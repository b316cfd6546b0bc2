/** Whoever took words along is asked to delete them when the yes is over: on their own page, and by e-mail where that is how replies reach them; once more where they say nothing. */
import { listReach } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { type LetterKind, type Letters, queueMails } from '#platform/mail/mail.ts'
import { findCopy, noteAsked } from './copy.queries.ts'
import { askedAgainBefore } from './outside.rules.ts'
import { sayOutside } from './words/index.ts'

const KIND = 'story-words-over'

/** Soon after a yes was taken back, and once a day for those whose time is up. Done twice, nobody is asked twice. */
export async function askHolders(database: Database, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    const asked = await noteAsked(trx, now, askedAgainBefore(now))
    const reach = await listReach(trx, [...new Set(asked.flatMap(({ takenBy }) => takenBy ?? []))])
    await queueMails(trx, KIND, asked.flatMap(({ id, takenBy }) => {
      const to = takenBy === null ? undefined : reach.get(takenBy)
      return takenBy !== null && to?.way === 'email' && to.to !== undefined ? [{ to: to.to, person: takenBy, ids: { use: id } }] : []
    }))
  })
}

const overLetter: LetterKind = {
  subject: () => sayOutside('letter.subject'),
  text: async (trx, { ids }, site) => {
    const id = readId<'story-use'>(ids['use'])
    const copy = id === undefined ? undefined : await findCopy(trx, id, new Date())
    if (copy === undefined || copy.answer === 'deleted') return undefined
    return letterOf(sayOutside('letter.subject'), [
      { words: sayOutside('letter.over') }, { words: sayOutside('letter.delete') }, { link: { words: sayOutside('letter.link'), href: new URL(`/stories/copies/${copy.id}`, site.publicUrl).href } },
    ])
  },
}

export const outsideLetters: Letters = { [KIND]: overLetter }
