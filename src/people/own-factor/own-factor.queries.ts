/** In which sessions somebody showed a passkey or a recovery code of their own. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { hashOf } from '#platform/secrets.ts'
import { hoursAfter } from '#platform/time.ts'
import { type PersonId, tables } from '../tables.ts'
import { HOLDS_HOURS, isSettled } from './own-factor.rules.ts'

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

/** Whether somebody's recovery code is old enough to count. */
export async function isCodeSettled(database: Database, person: PersonId, now: Date): Promise<boolean> {
  const row = await tables(database).selectFrom('people.recovery_code as c').innerJoin('people.person as p', 'p.id', 'c.person_id').select(['c.made_at', 'p.joined_at']).where('p.id', '=', person).executeTakeFirst()
  return row !== undefined && isSettled(row.made_at, row.joined_at, now)
}

/** Whether a passkey, by the id that browsers know it by, is old enough to count. */
export async function isPasskeySettled(database: Database, credential: string, now: Date): Promise<boolean> {
  const row = await tables(database).selectFrom('people.passkey as k').innerJoin('people.person as p', 'p.id', 'k.person_id').select(['k.created_at', 'p.joined_at']).where('k.credential_id', '=', credential).executeTakeFirst()
  return row !== undefined && isSettled(row.created_at, row.joined_at, now)
}
