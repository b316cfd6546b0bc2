/**
 * Tokens: what a person gives to a program so that it reads for them, and adds where they say so. Only the hash is kept. The token itself can be made again, for some
 * minutes, by the browser session that asked for it: so its page can be loaded again, and a double click shows one token.
 */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { SignedIn } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { derive, hashOf, newToken } from '#platform/secrets.ts'
import { type Day, dayOf } from '#platform/time.ts'
import type { PersonId } from '../tables.ts'
import { type TokenId, tokenTables } from './tables.ts'

/** How long it can be copied after it was made. */
export const SHOWN_MINUTES = 10
/** By this a search for leaked secrets knows one of ours. */
const BEGINS = 'thegither_'
const DAY_MS = 86_400_000

/** Whose token it is, and the browser session in which it may be seen. */
export type AskedBy = Readonly<{ secret: string; person: PersonId; session: string; now: Date }>

const tokenOf = ({ secret, person, session }: AskedBy, id: TokenId, nonce: string): string =>
  BEGINS + derive(secret, 'token', session, person, id, nonce).toString('base64url')

export type NewToken = Readonly<{ name: string; only: readonly string[] | undefined; mayAdd: boolean; days: number }>

/** Makes a token. */
export async function makeToken(trx: Transaction, by: AskedBy, { name, only, mayAdd, days }: NewToken): Promise<TokenId> {
  const id = newId<'token'>()
  const nonce = newToken()
  await tokenTables(trx).insertInto('people.token').values({
    id, person_id: by.person, name, token_hash: hashOf(tokenOf(by, id, nonce)), nonce, only_these: only === undefined ? null : [...only], may_add: mayAdd,
    expires_at: new Date(by.now.getTime() + days * DAY_MS), made_at: by.now, last_used_on: null,
  }).execute()
  return id
}

export type Token = Readonly<{ id: TokenId; name: string; only: readonly string[] | undefined; mayAdd: boolean; expiresAt: Date; madeAt: Date; lastUsedOn: Day | undefined }>

const columns = ['id', 'name', 'only_these', 'may_add', 'expires_at', 'made_at', 'last_used_on'] as const
type Row = { id: TokenId; name: string; only_these: string[] | null; may_add: boolean; expires_at: Date; made_at: Date; last_used_on: Day | null }
const readRow = (row: Row): Token => ({ id: row.id, name: row.name, only: row.only_these ?? undefined, mayAdd: row.may_add, expiresAt: row.expires_at, madeAt: row.made_at, lastUsedOn: row.last_used_on ?? undefined })

/** Somebody's tokens, the newest first; those that have ended too, until they are cleared away. */
export async function listTokens(database: Database, person: PersonId): Promise<readonly Token[]> {
  const rows = await tokenTables(database).selectFrom('people.token').select(columns).where('person_id', '=', person).orderBy('made_at', 'desc').orderBy('id').execute()
  return rows.map(readRow)
}

/** A token of theirs, and what it is: for the browser session in which it was made, and for some minutes. */
export async function findToken(database: Database, by: AskedBy, id: TokenId): Promise<(Token & Readonly<{ shown: string | undefined }>) | undefined> {
  const row = await tokenTables(database).selectFrom('people.token').select([...columns, 'token_hash', 'nonce']).where('id', '=', id).where('person_id', '=', by.person).executeTakeFirst()
  if (row === undefined) return undefined
  const token = tokenOf(by, id, row.nonce)
  const inTime = by.now.getTime() - row.made_at.getTime() < SHOWN_MINUTES * 60_000
  return { ...readRow(row), shown: inTime && hashOf(token) === row.token_hash ? token : undefined }
}

/** Holds what somebody has of tokens until the transaction ends, so that two that are made at once don't both take the last place. */
export const holdTokens = async (trx: Transaction, person: PersonId) => tokenTables(trx).selectFrom('people.person').select('id').where('id', '=', person).forNoKeyUpdate().execute()

/** Stops a token. False where it is not theirs, or gone. */
export async function stopToken(trx: Transaction, person: PersonId, id: TokenId): Promise<boolean> {
  const row = await tokenTables(trx).deleteFrom('people.token').where('id', '=', id).where('person_id', '=', person).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'token-stopped', ids: { person, token: id } })
  return row !== undefined
}

/** Stops every token of somebody: where they sign out everywhere, or were let back in. */
export const stopTokensOf = async (trx: Transaction, person: PersonId) => tokenTables(trx).deleteFrom('people.token').where('person_id', '=', person).execute()

/** Tokens that ended this long ago are no longer shown as ended. */
const KEEP_ENDED_DAYS = 30

/** Clears away what ended long ago. */
export const clearEndedTokens = async (database: Database) =>
  sql`delete from people.token where expires_at < now() - make_interval(days => ${KEEP_ENDED_DAYS})`.execute(tokenTables(database))

/**
 * Who gave a program this token. They look after nothing by it, whatever they do elsewhere. The day of its use is written once a day.
 * One query.
 */
export async function findSignedInByToken(database: Database, token: string, now: Date): Promise<SignedIn | undefined> {
  if (!token.startsWith(BEGINS)) return undefined
  const hash = hashOf(token)
  const today = dayOf(now, 'UTC')
  const { rows } = await sql<{ id: PersonId; called: string; token: TokenId; only_these: string[] | null; may_add: boolean }>`
    with used as (
      update people.token set last_used_on = ${today}::date where token_hash = ${hash} and expires_at > ${now} and last_used_on is distinct from ${today}::date
    )
    select p.id, p.called, t.id as token, t.only_these, t.may_add
    from people.token t join people.person p on p.id = t.person_id where t.token_hash = ${hash} and t.expires_at > ${now}`.execute(tokenTables(database))
  return rows.map(({ id, called, token: by, only_these: only, may_add: mayAdd }) => ({ id, called, administrator: false, token: { id: by, only: only ?? undefined, mayAdd } }))[0]
}
