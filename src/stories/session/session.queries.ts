/** Story sessions and who is there. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Day, addDays, dayOf } from '#platform/time.ts'
import { KEPT_DAYS, type There } from './session.rules.ts'
import { type SessionId, sessionTables } from './tables.ts'

export type Session = There & Readonly<{ id: SessionId; day: Day; tellerNamed: boolean; tags: boolean }>
/** `forward`: how many of its cards the teller lets go into the thread. */
export type ListedSession = Session & Readonly<{ forward: number }>

const select = (database: Database, initiative: InitiativeId) =>
  sessionTables(database).selectFrom('stories.session as s').select(['s.id', 's.on_day', 's.teller_id', 's.facilitator_id', 's.teller_named', 's.tags'])
    .select((from) => jsonArrayFrom(from.selectFrom('stories.session_listener as l').select('l.person_id').whereRef('l.session_id', '=', 's.id').orderBy('l.person_id')).as('listeners'))
    .where('s.initiative_id', '=', initiative)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const sessionOf = (row: Row): Session => ({
  id: row.id, day: row.on_day, teller: row.teller_id, facilitator: row.facilitator_id ?? undefined, tellerNamed: row.teller_named, tags: row.tags, listeners: row.listeners.map((one) => one.person_id),
})

export const SESSIONS_A_PAGE = 20

/** `person`: only those that they have a part in; all where undefined. */
type Which = Readonly<{ today: Day; person: PersonId | undefined; after: SessionId | undefined }>

/** The sessions of a group that are still there, the newest first, after a given one. */
export async function listSessions(database: Database, initiative: InitiativeId, { today, person, after }: Which): Promise<readonly ListedSession[]> {
  let query = select(database, initiative).where('s.on_day', '>=', addDays(today, -KEPT_DAYS))
    .select((from) => from.selectFrom('stories.session_card as c').innerJoin('stories.session_nod as n', 'n.card_id', 'c.id').select((count) => count.fn.countAll<string>().as('n'))
      .whereRef('c.session_id', '=', 's.id').whereRef('n.version', '=', 'c.version').where('n.answer', '=', 'yes').as('forward'))
  if (person !== undefined) {
    query = query.where(({ or, eb, exists, selectFrom }) => or([
      eb('s.teller_id', '=', person), eb('s.facilitator_id', '=', person),
      exists(selectFrom('stories.session_listener as m').select('m.person_id').whereRef('m.session_id', '=', 's.id').where('m.person_id', '=', person)),
    ]))
  }
  if (after !== undefined) query = query.where(sql<boolean>`(s.on_day, s.id) < (select l.on_day, l.id from stories.session l where l.id = ${after})`)
  const rows = await query.orderBy('s.on_day', 'desc').orderBy('s.id', 'desc').limit(SESSIONS_A_PAGE + 1).execute()
  return rows.map((row) => ({ ...sessionOf(row), forward: Number(row.forward ?? 0) }))
}

export async function findSession(database: Database, initiative: InitiativeId, id: SessionId): Promise<Session | undefined> {
  const row = await select(database, initiative).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : sessionOf(row)
}

/** Waits until nobody else is changing this session. @returns whether it is still there */
export async function holdSession(trx: Transaction, id: SessionId): Promise<boolean> {
  return (await sessionTables(trx).selectFrom('stories.session').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()) !== undefined
}

type NewSession = Readonly<{ id: SessionId; initiative: InitiativeId; teller: PersonId; facilitator: PersonId; listeners: readonly PersonId[]; day: Day; tags: boolean }>

export async function insertSession(trx: Transaction, { id, initiative, teller, facilitator, listeners, day, tags }: NewSession): Promise<void> {
  await sessionTables(trx).insertInto('stories.session').values({ id, initiative_id: initiative, teller_id: teller, facilitator_id: facilitator, teller_named: false, tags, on_day: day }).execute()
  await setListeners(trx, id, listeners)
}

/** Says who listens: those, and nobody else. @returns who did before and does no more */
export async function setListeners(trx: Transaction, id: SessionId, listeners: readonly PersonId[]): Promise<readonly PersonId[]> {
  const db = sessionTables(trx)
  const before = await db.deleteFrom('stories.session_listener').where('session_id', '=', id).returning('person_id as person').execute()
  if (listeners.length > 0) await db.insertInto('stories.session_listener').values(listeners.map((person) => ({ session_id: id, person_id: person }))).execute()
  return before.flatMap(({ person }) => (listeners.includes(person) ? [] : [person]))
}

export async function deleteListener(trx: Transaction, id: SessionId, person: PersonId): Promise<void> {
  await sessionTables(trx).deleteFrom('stories.session_listener').where('session_id', '=', id).where('person_id', '=', person).execute()
}

/** Whether the teller wants to be named to the others. */
export async function setTellerNamed(trx: Transaction, id: SessionId, named: boolean): Promise<void> {
  await sessionTables(trx).updateTable('stories.session').set({ teller_named: named }).where('id', '=', id).execute()
}

/** Takes a session away with everything on its table. Done twice, it is done. */
export async function deleteSession(trx: Transaction, id: SessionId): Promise<void> {
  await sessionTables(trx).deleteFrom('stories.session').where('id', '=', id).execute()
}

/** Those that somebody told in. */
export async function listSessionsOfTeller(trx: Transaction, initiative: InitiativeId, teller: PersonId): Promise<readonly SessionId[]> {
  const rows = await sessionTables(trx).selectFrom('stories.session').select('id').where('initiative_id', '=', initiative).where('teller_id', '=', teller).execute()
  return rows.map(({ id }) => id)
}

/** Where a day ends last on earth: no page shows a session after its last day, wherever the group is. */
const LAST_ZONE = 'Etc/GMT+12'

/** Takes away what is past its last day, once a day. */
export async function deleteSessionsOver(database: Database, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    await sessionTables(trx).deleteFrom('stories.session').where('on_day', '<', addDays(dayOf(now, LAST_ZONE), -KEPT_DAYS)).execute()
  })
}
