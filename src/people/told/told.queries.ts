/** What happened to somebody's account: each step is told to them, on their own page and by e-mail where they have one. */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
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

/** Something that was told, and when. */
export type ToldThen = Readonly<{ kind: Told; at: Date }>

/** The latest of it, newest first, as a part of a question about a person `p`. */
export const toldTo = (now: Date) => sql<readonly Readonly<{ kind: string; at: string }>[]>`coalesce((select json_agg(json_build_object('kind', t.kind, 'at', t.at) order by t.at desc)
  from (select l.kind, l.at from people.told l where l.person_id = p.id and l.at > ${now}::timestamptz - make_interval(days => ${sql.lit(SHOWN_DAYS)}) order by l.at desc limit 10) t), '[]')`

/** The same, read; what nobody knows any more is left out. */
export const readToldThen = (rows: readonly Readonly<{ kind: string; at: string }>[]): readonly ToldThen[] => rows.flatMap(({ kind, at }) => {
  const known = readTold(kind)
  return known === undefined ? [] : [{ kind: known, at: new Date(at) }]
})
