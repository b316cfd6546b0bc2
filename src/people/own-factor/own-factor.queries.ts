/** In which sessions somebody showed a passkey or a recovery code of their own. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { hashOf } from '#platform/secrets.ts'
import { hoursAfter } from '#platform/time.ts'
import { type PersonId, tables } from '../tables.ts'
import { HOLDS_HOURS, type Made, isSettled } from './own-factor.rules.ts'

/** Notes that it was shown in the session of this token; nothing where the session is over. */
export async function noteOwnFactor(trx: Transaction, token: string, at: Date): Promise<void> {
  await sql`insert into people.own_factor (session_id, at) select id, ${at} from people.session where token_hash = ${hashOf(token)}
    on conflict (session_id) do update set at = excluded.at`.execute(tables(trx))
}

/** Whether it was, within the time for which it holds. */
export async function hasOwnFactor(database: Database, token: string, now: Date): Promise<boolean> {
  const row = await tables(database).selectFrom('people.own_factor as f').innerJoin('people.session as s', 's.id', 'f.session_id').select('f.at')
    .where('s.token_hash', '=', hashOf(token)).where('s.expires_at', '>', now).executeTakeFirst()
  return row !== undefined && hoursAfter(row.at, HOLDS_HOURS) > now
}

export type OwnFactor = Made & Readonly<{ kind: 'code' | 'passkey' }>

/** What somebody has that could show it. One query. */
export async function listOwnFactors(database: Database, person: PersonId): Promise<readonly OwnFactor[]> {
  const { rows } = await sql<OwnFactor>`
    select f.kind, f.made_at as "madeAt", f.vouched, p.joined_at as "joinedAt" from people.person p join (
      select person_id, 'code' as kind, made_at, vouched from people.recovery_code where person_id = ${person}
      union all select person_id, 'passkey', created_at, vouched from people.passkey where person_id = ${person}
    ) f on f.person_id = p.id`.execute(tables(database))
  return rows
}

/** Whether somebody's recovery code counts. */
export async function isCodeSettled(database: Database, person: PersonId, now: Date): Promise<boolean> {
  return (await listOwnFactors(database, person)).some((one) => one.kind === 'code' && isSettled(one, now))
}

/** Whether a passkey counts, by the id that browsers know it by. */
export async function isPasskeySettled(database: Database, credential: string, now: Date): Promise<boolean> {
  const row = await tables(database).selectFrom('people.passkey as k').innerJoin('people.person as p', 'p.id', 'k.person_id').select(['k.created_at', 'k.vouched', 'p.joined_at'])
    .where('k.credential_id', '=', credential).executeTakeFirst()
  return row !== undefined && isSettled({ madeAt: row.created_at, joinedAt: row.joined_at, vouched: row.vouched }, now)
}

/** The passkey that somebody made just now counts at once: that one, and none that was made elsewhere in the same moment. */
export async function vouchForPasskey(trx: Transaction, person: PersonId, credential: string): Promise<void> {
  await tables(trx).updateTable('people.passkey').set({ vouched: true }).where('person_id', '=', person).where('credential_id', '=', credential).execute()
}
