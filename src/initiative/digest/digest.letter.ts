/** The letter that tells a member what happened: written when it is sent, of what this person may see then, and never empty. */
import { listCalled } from '#people/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { type Part, letterOf } from '#platform/mail/letter.ts'
import type { LetterKind } from '#platform/mail/mail.ts'
import { addressWith } from '#platform/mail/token-address.rules.ts'
import { sayMoment } from '#platform/time.ts'
import { audiencesFor } from '../initiative.policy.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { choiceFor } from './choice.queries.ts'
import { sectionsOf } from './digest.parts.ts'
import { type HappenedSince, listHappenedSince, nothingHappened } from './happened-since.queries.ts'
import { mintMailToken } from './mail-token.queries.ts'
import { type Member, findMembers } from './members.queries.ts'
import { tellsFrom } from './when.rules.ts'
import { sayDigest } from './words/index.ts'

type Told = Readonly<{ at: Member; happened: HappenedSince; since: Date }>

export const digestLetter: LetterKind = {
  subject: () => sayDigest('digest.subject'),
  text: async (trx, { person, ids }, site) => {
    const until = new Date(ids['until'] ?? '')
    if (person === undefined || Number.isNaN(until.getTime())) return undefined
    const told = await gather(trx, person, ids, until)
    const [first] = told
    if (first === undefined) return undefined
    const called = (await listCalled(trx, [person])).get(person) ?? ''
    const answers = await answerAddresses(trx, site, person, told)
    const often = await choiceFor(trx, person, told.length === 1 ? first.at.initiative.id : undefined)
    const stopAt = await stopPath(trx, site, person, told.length === 1 ? first.at.initiative.id : undefined)
    const since = told.map((one) => one.since).reduce((a, b) => (a < b ? a : b))
    const [only, ...more] = [...answers.values()]
    const answerTo = more.length === 0 ? only : undefined
    const parts: readonly Part[] = [
      { words: sayDigest('digest.lead', { called, when: sayMoment(since, first.at.initiative.zone) }) },
      ...told.flatMap(({ at, happened }) => sectionsOf(at.initiative, happened, { site, answers })),
      ...(answerTo === undefined ? [] : [{ words: sayDigest('answer-by-mail') }]),
      { words: sayDigest('digest.end', { often: sayDigest(`short.${often}`) }) },
      { link: { words: sayDigest('digest.change'), href: new URL('/me/mail', site.publicUrl).href } },
      { link: { words: sayDigest('digest.stop'), href: stopAt } },
    ]
    return { ...letterOf(sayDigest('digest.subject'), parts), stopAt, answerTo }
  },
}

/** What there is to tell, in the initiatives that this person still takes part in and wants to hear of. */
async function gather(trx: Transaction, person: PersonId, ids: Readonly<Record<string, string>>, until: Date): Promise<readonly Told[]> {
  const asked = new Map(Object.entries(ids).flatMap(([key, since]) => {
    const initiative = readId<'initiative'>(key)
    return initiative === undefined ? [] : [[initiative, new Date(since)] as const]
  }))
  const told: Told[] = []
  for (const at of await findMembers(trx, person, [...asked.keys()])) {
    const before = asked.get(at.initiative.id)
    if (before === undefined || at.choice === 'never') continue
    const since = tellsFrom(before, until, at.initiative.zone)
    const sees = audiencesFor({ signedIn: true, membership: { memberId: at.member, host: false } })
    const happened = await listHappenedSince(trx, { initiative: at.initiative, person, member: at.member, sees, since, until })
    if (!nothingHappened(happened)) told.push({ at, happened, since })
  }
  return told
}

/** Where an answer to each question goes by e-mail, where letters can come in. */
async function answerAddresses(trx: Transaction, site: Site, person: PersonId, told: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (site.lettersTo === undefined) return found
  for (const { at, happened } of told) {
    for (const { id } of happened.questions) {
      found.set(id, addressWith(site.lettersTo, 'q', await mintMailToken(trx, site, { use: 'answer', person, initiative: at.initiative.id, question: id })))
    }
  }
  return found
}

/** The page that stops letters about one initiative, or about all. */
export const stopPath = async (trx: Transaction, site: Site, person: PersonId, initiative: InitiativeId | undefined): Promise<string> =>
  new URL(`/mail/stop/${await mintMailToken(trx, site, { use: 'stop', person, initiative })}`, site.publicUrl).href
