/** That words were taken along outlives a restore: on paper they are still there, and whoever has them must be asked. What they were for, in words, is not in the journal. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { isDay } from '#platform/time.ts'
import { AUDIENCES } from '../consent/consent.rules.ts'
import { isStoryThere } from '../story/story.queries.ts'
import { type NewUse, insertUse, isUseThere } from '../use/use.queries.ts'
import { type CopyFacts, insertCopy } from './copy.queries.ts'
import { OUTSIDE_CHANNELS, OUTSIDE_KINDS } from './outside.rules.ts'

type Ids = Readonly<Record<string, string>>

export async function recordTaken(trx: Transaction, use: NewUse, { kind, audience, channel, day }: CopyFacts): Promise<void> {
  await record(trx, {
    kind: 'story-words-taken',
    ids: {
      use: use.id, story: use.story, consent: use.consent, initiative: use.initiative, ...(use.by === null ? {} : { person: use.by }),
      number: String(use.number), begins: String(use.begins), length: String(use.length), kind, audience, channel, day,
    },
  })
}

/** After a restore of a backup from before they were taken. Done twice, nothing more happens. */
export async function takeAgain(trx: Transaction, ids: Ids, at: Date): Promise<void> {
  const [id, story, consent, initiative, person] = [readId<'story-use'>(ids['use']), readId<'story'>(ids['story']), readId<'story-consent'>(ids['consent']), readId<'initiative'>(ids['initiative']), readId<'person'>(ids['person'])]
  const [kind, audience, channel] = [OUTSIDE_KINDS.find((one) => one === ids['kind']), AUDIENCES.find((one) => one === ids['audience']), OUTSIDE_CHANNELS.find((one) => one === ids['channel'])]
  const [number, begins, length, day] = [Number(ids['number']), Number(ids['begins']), Number(ids['length']), ids['day'] ?? '']
  if (id === undefined || story === undefined || consent === undefined || initiative === undefined || kind === undefined || audience === undefined || channel === undefined) return
  if (![number, begins, length].every(Number.isInteger) || !isDay(day) || !(await isStoryThere(trx, story)) || (await isUseThere(trx, id))) return
  const by = person !== undefined && (await listCalled(trx, [person])).has(person) ? person : null
  await insertUse(trx, { id, story, number, consent, begins, length, initiative, place: 'outside', anchor: id, by, at })
  await insertCopy(trx, id, { kind, audience, channel, day, title: undefined, readers: undefined, heldAt: undefined })
}
