/** What happened to somebody's account: each step is told to them, on their own page and by e-mail where they have one. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { findEmail } from '../email/email.queries.ts'
import { type PersonId, tables } from '../tables.ts'

/** What can be told; each has its sentence in the words. */
const TOLD = [
  'passkey-added', 'passkey-removed', 'email-confirmed', 'email-removed', 'code-made', 'code-used', 'link-made-by-operator',
  'signed-out-everywhere', 'token-made', 'adding-token-made', 'token-stopped', 'help-asked', 'help-confirmed', 'help-given', 'help-stopped',
] as const
export type Told = (typeof TOLD)[number]

/** What is told stays on the page for this long. */
const SHOWN_DAYS = 90

/** Tells somebody, whoever did it. `address` is the one to write to, where it is about to change. */
export async function tell(trx: Transaction, person: PersonId, kind: Told, now: Date, address?: string): Promise<void> {
  await tables(trx).insertInto('people.told').values({ person_id: person, kind, at: now }).execute()
  const to = address ?? (await findEmail(trx, person))
  if (to !== undefined) await queueMail(trx, { kind: 'account-told', to, person, ids: { told: kind } })
}

/** Something that can be told, or nothing where the name is not known (any more). */
export const readTold = (kind: string | undefined): Told | undefined => TOLD.find((known) => known === kind)

/** The latest of it, newest first. */
export async function listTold(database: Database, person: PersonId, now: Date): Promise<readonly Readonly<{ kind: Told; at: Date }>[]> {
  const since = new Date(now.getTime() - SHOWN_DAYS * 24 * 60 * 60 * 1000)
  const rows = await tables(database).selectFrom('people.told').select(['kind', 'at']).where('person_id', '=', person).where('at', '>', since)
    .orderBy('at', 'desc').limit(10).execute()
  return rows.flatMap(({ kind, at }) => {
    const known = readTold(kind)
    return known === undefined ? [] : [{ kind: known, at }]
  })
}
