/** What happened to somebody's account: each step is told to them on their own page, whoever did it. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { type PersonId, tables } from '../tables.ts'

/** What can be told; each has its sentence in the words. */
export const TOLD = [
  'passkey-added', 'passkey-removed', 'email-confirmed', 'email-removed', 'code-made', 'code-used', 'link-made-by-operator',
  'signed-out-everywhere', 'help-asked', 'help-confirmed', 'help-given', 'help-stopped',
] as const
export type Told = (typeof TOLD)[number]

/** What is told stays on the page for this long. */
const SHOWN_DAYS = 90

export async function tell(trx: Transaction, person: PersonId, kind: Told, now: Date): Promise<void> {
  await tables(trx).insertInto('people.told').values({ person_id: person, kind, at: now }).execute()
}

/** The latest of it, newest first. */
export async function listTold(database: Database, person: PersonId, now: Date): Promise<readonly Readonly<{ kind: Told; at: Date }>[]> {
  const since = new Date(now.getTime() - SHOWN_DAYS * 24 * 60 * 60 * 1000)
  const rows = await tables(database).selectFrom('people.told').select(['kind', 'at']).where('person_id', '=', person).where('at', '>', since)
    .orderBy('at', 'desc').limit(10).execute()
  return rows.flatMap(({ kind, at }) => TOLD.filter((known) => known === kind).map((known) => ({ kind: known, at })))
}
