/** Sessions: kept by the hash of their token, so that whoever reads the database can sign in as nobody. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { SignedIn } from '#platform/http/context.ts'
import { hashOf } from '#platform/secrets.ts'
import { hoursAfter } from '#platform/time.ts'
import { HOLDS_HOURS } from '../own-factor/own-factor.rules.ts'
import { type PersonId, tables } from '../tables.ts'
import { stopTokensOf } from '../token/token.queries.ts'

/** How long a session lasts after it was last used. */
export const SESSION_DAYS = 30

/** Opens a session for somebody who has shown who they are. The token goes into their cookie and nowhere else. */
export async function openSession(trx: Transaction, person: PersonId, token: string, now: Date): Promise<void> {
  await tables(trx).insertInto('people.session')
    .values({ person_id: person, token_hash: hashOf(token), expires_at: daysAfter(now, SESSION_DAYS), created_at: now, updated_at: now })
    .onConflict((on) => on.column('token_hash').doNothing()).execute()
}

/** Who holds this token. Using a session makes it last longer; that is written once a day at most. */
export async function findSignedInBy(database: Database, token: string, now: Date): Promise<SignedIn | undefined> {
  const [person] = await signedInBy(database, { hash: hashOf(token), now, longer: daysAfter(now, SESSION_DAYS), notToday: daysAfter(now, SESSION_DAYS - 1), proved: hoursAfter(now, -HOLDS_HOURS) })
  return person
}

type Session = Readonly<{ hash: string; now: Date; longer: Date; notToday: Date; proved: Date }>
const signedInBy = builtOnce((_, { hash, now, longer, notToday, proved }: Session) => sql<SignedIn>`
  with used as (
    update people.session set expires_at = ${longer}, updated_at = ${now}
    where token_hash = ${hash} and expires_at > ${now} and expires_at < ${notToday}
  )
  select p.id, p.called, a.person_id is not null as administrator,
    exists (select 1 from people.way_back w where w.person_id = p.id and w.expires_at > ${now}) as "mustLook",
    exists (select 1 from people.own_factor f where f.session_id = s.id and f.at > ${proved}) as proved
  from people.session s join people.person p on p.id = s.person_id left join people.administrator a on a.person_id = p.id
  where s.token_hash = ${hash} and s.expires_at > ${now}`)

/** Ends one session. */
export async function closeSession(trx: Transaction, token: string): Promise<void> {
  await tables(trx).deleteFrom('people.session').where('token_hash', '=', hashOf(token)).execute()
}

/** Signs somebody out everywhere: also where a device was lost. Links that were sent to them end too, and tokens that they gave to programs. */
export async function closeSessionsOf(trx: Transaction, person: PersonId): Promise<void> {
  await tables(trx).deleteFrom('people.session').where('person_id', '=', person).execute()
  await tables(trx).deleteFrom('people.one_time_link').where('person_id', '=', person).execute()
  await stopTokensOf(trx, person)
  await record(trx, { kind: 'sessions-closed', ids: { person } })
}

const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
