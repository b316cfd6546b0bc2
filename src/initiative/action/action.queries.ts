/** What somebody said they would do, at a meeting or about an issue. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { MemberId, PersonId } from '../tables.ts'
import { type ActionId, type ActionPlace, actionTables } from './tables.ts'

/** Who does it: a member, or somebody by the name the group calls them, or nobody yet. */
export type ActionDetails = Readonly<{ what: string; member: MemberId | undefined; name: string | undefined; by: Day | undefined }>
export type Action = ActionDetails & Readonly<{ id: ActionId; person: PersonId | undefined; done: boolean; version: number }>

const select = (database: Database, place: ActionPlace) =>
  actionTables(database).selectFrom('initiative.action as a').leftJoin('initiative.member as m', 'm.id', 'a.member_id')
    .leftJoin('initiative.action_done as d', 'd.action_id', 'a.id')
    .select(['a.id', 'a.what', 'a.member_id', 'm.person_id', 'a.name', 'a.by_day', 'a.version', 'd.action_id as done'])
    .where((eb) => ('meeting' in place ? eb('a.meeting_id', '=', place.meeting) : eb('a.issue_id', '=', place.issue)))

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>
const actionOf = (row: Row): Action => ({
  id: row.id, what: row.what, member: row.member_id ?? undefined, person: row.person_id ?? undefined, name: row.name ?? undefined, by: row.by_day ?? undefined,
  done: row.done !== null, version: row.version,
})

/** The actions of a meeting or an issue in the order in which they were written down, at most 200. */
export async function listActions(database: Database, place: ActionPlace): Promise<readonly Action[]> {
  return (await select(database, place).orderBy('a.agreed_at').orderBy('a.id').limit(200).execute()).map(actionOf)
}

export async function findAction(database: Database, place: ActionPlace, id: ActionId): Promise<Action | undefined> {
  const row = await select(database, place).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : actionOf(row)
}

const rowOf = (action: ActionDetails) => ({ what: action.what, member_id: action.member ?? null, name: action.name ?? null, by_day: action.by ?? null })

/** Gives the id of the action. */
export async function insertAction(trx: Transaction, place: ActionPlace, action: ActionDetails, now: Date): Promise<ActionId> {
  const id = newId<'action'>()
  await actionTables(trx).insertInto('initiative.action').values({
    id, meeting_id: 'meeting' in place ? place.meeting : null, issue_id: 'issue' in place ? place.issue : null, ...rowOf(action), agreed_at: now,
  }).execute()
  return id
}

/** Changes an action that is still as it was shown, and keeps what it said; false where somebody was faster. */
export async function updateAction(trx: Transaction, { id, version }: Pick<Action, 'id' | 'version'>, action: ActionDetails, by: Readonly<{ person: PersonId; at: Date }>): Promise<boolean> {
  const before = await actionTables(trx).selectFrom('initiative.action').select(['what', 'member_id', 'name', 'by_day']).where('id', '=', id).where('version', '=', version).forNoKeyUpdate().executeTakeFirst()
  if (before === undefined) return false
  await actionTables(trx).insertInto('initiative.action_before').values({ action_id: id, version, ...before, until: by.at, changed_by: by.person }).execute()
  const row = await actionTables(trx).updateTable('initiative.action').set({ ...rowOf(action), version: version + 1 })
    .where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}

/** What an action said until it was changed, the latest first. */
export type ActionBefore = Readonly<{ version: number; what: string; person: PersonId | undefined; name: string | undefined; by: Day | undefined; until: Date; changedBy: PersonId | undefined }>

/** As many changes as anybody reads through. */
const MOST_BEFORE = 100

export async function listActionBefore(database: Database, id: ActionId): Promise<readonly ActionBefore[]> {
  const rows = await actionTables(database).selectFrom('initiative.action_before as b').leftJoin('initiative.member as m', 'm.id', 'b.member_id')
    .select(['b.version', 'b.what', 'm.person_id', 'b.name', 'b.by_day', 'b.until', 'b.changed_by']).where('b.action_id', '=', id).orderBy('b.version', 'desc').limit(MOST_BEFORE).execute()
  return rows.map((row) => ({ version: row.version, what: row.what, person: row.person_id ?? undefined, name: row.name ?? undefined, by: row.by_day ?? undefined, until: row.until, changedBy: row.changed_by ?? undefined }))
}

export async function deleteAction(trx: Transaction, id: ActionId): Promise<void> {
  await actionTables(trx).deleteFrom('initiative.action').where('id', '=', id).execute()
}

/** It is done. Said twice, the first time stays. */
export async function insertActionDone(trx: Transaction, id: ActionId, by: PersonId, now: Date): Promise<void> {
  await actionTables(trx).insertInto('initiative.action_done').values({ action_id: id, done_by: by, at: now }).onConflict((on) => on.doNothing()).execute()
}

/** It is not done after all. */
export async function deleteActionDone(trx: Transaction, id: ActionId): Promise<void> {
  await actionTables(trx).deleteFrom('initiative.action_done').where('action_id', '=', id).execute()
}
