/** Links that work once, within a quarter of an hour, for one thing. Their clock is the database's: several processes share it. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { hashOf, newToken } from '#platform/secrets.ts'
import { type LinkKind, type PersonId, tables } from '../tables.ts'
import { LINK_MINUTES } from './link-minutes.ts'
import { clearEndedTokens } from '../token/token.queries.ts'
import { wayBackTables } from '../way-back/tables.ts'

/** What a link is for. */
export type LinkFor =
  | Readonly<{ kind: 'sign-in'; person: PersonId; next?: string | undefined }>
  | Readonly<{ kind: 'confirm-email'; person: PersonId; address: string }>
  | Readonly<{ kind: 'first-administrator' }>

/** What a link that still works says. */
export type Link = Readonly<{ person: PersonId | null; address: string | null; next: string | null }>

/** Makes a link's token. It is known to whoever gets it and to nobody else: only its hash is kept. */
export async function mintLink(trx: Transaction, link: LinkFor): Promise<string> {
  const token = newToken()
  await sql`insert into people.one_time_link (token_hash, kind, person_id, address, next, expires_at) values (
    ${hashOf(token)}, ${link.kind}, ${'person' in link ? link.person : null}, ${link.kind === 'confirm-email' ? link.address : null},
    ${link.kind === 'sign-in' ? (link.next ?? null) : null}, now() + make_interval(mins => ${LINK_MINUTES}))`.execute(tables(trx))
  return token
}

/** Looks at a link without spending it: what its page shows, also to a mail scanner. */
export const findLink = async (database: Database, kind: LinkKind, token: string): Promise<Link | undefined> =>
  tables(database).selectFrom('people.one_time_link').select(['person_id as person', 'address', 'next'])
    .where('token_hash', '=', hashOf(token)).where('kind', '=', kind).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst()

/** Spends a link: of two who press at once, one gets it. */
export const spendLink = async (trx: Transaction, kind: LinkKind, token: string): Promise<Link | undefined> =>
  tables(trx).deleteFrom('people.one_time_link').where('token_hash', '=', hashOf(token)).where('kind', '=', kind).where('expires_at', '>', sql<Date>`now()`)
    .returning(['person_id as person', 'address', 'next']).executeTakeFirst()

/** Links, sessions, challenges and requests that are over are of no more use. */
export async function clearOver(database: Database): Promise<void> {
  const db = tables(database)
  for (const table of ['people.one_time_link', 'people.session', 'people.verification'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', sql<Date>`now()`).execute()
  }
  await clearEndedTokens(database)
  await wayBackTables(database).deleteFrom('people.way_back').where('expires_at', '<', sql<Date>`now()`).execute()
}
