/** Puts the letters in the queue that are due: one for each person, about all initiatives whose time has come for them. */
import { listAddresses } from '#people/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { queueMails } from '#platform/mail/mail.ts'
import { type Slot, listZones, noteDue } from './due.queries.ts'
import { lastDue } from './when.rules.ts'

/** The job that does it. */
export const QUEUE_DIGESTS = 'queue-digests'

/** What is being written down at this moment is told next time, rather than never. */
const SETTLE_MS = 30_000
const AT_ONCE = 5_000

export async function queueDigests(database: Database, now: Date): Promise<void> {
  const until = new Date(now.getTime() - SETTLE_MS)
  const slots = (await listZones(database)).flatMap((zone) => (['now', 'daily', 'weekly'] as const).map((choice) => ({ zone, choice, due: lastDue(choice, until, zone) ?? until })))
  for (;;) {
    const noted = await database.transaction((trx) => queueSome(trx, slots, until))
    if (noted < AT_ONCE) return
  }
}

async function queueSome(trx: Transaction, slots: readonly Slot[], until: Date): Promise<number> {
  const due = await noteDue(trx, slots, until, AT_ONCE)
  const byPerson = Map.groupBy(due, (one) => one.person_id)
  const addresses = await listAddresses(trx, [...byPerson.keys()])
  await queueMails(trx, 'digest', [...byPerson].flatMap(([person, parts]) => {
    const to = addresses.get(person)
    const since = Object.fromEntries(parts.map((part) => [part.initiative_id, part.since.toISOString()]))
    return to === undefined ? [] : [{ to, person, ids: { ...since, until: until.toISOString() } }]
  }))
  return due.length
}
