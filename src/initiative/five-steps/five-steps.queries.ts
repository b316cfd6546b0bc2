/** What was done for each of the five steps, when, and from which standpoints. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { InitiativeId, PersonId, StandpointId } from '../tables.ts'
import { type DoneId, type FiveStep, fiveStepTables } from './tables.ts'

export type Done = Readonly<{ id: DoneId; step: FiveStep; words: string; day: Day; by: readonly Standpoint[]; recordedBy: PersonId | undefined; version: number }>
export type DoneDraft = Readonly<{ step: FiveStep; words: string; day: Day; by: readonly StandpointId[] }>

const select = (database: Database, initiative: InitiativeId) =>
  fiveStepTables(database).selectFrom('initiative.five_step_done as d').select(['d.id', 'd.step', 'd.words', 'd.day', 'd.recorded_by', 'd.version',
    sql<readonly Standpoint[]>`(select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'words', s.words, 'affected', s.affected) order by s.place), '[]')
      from initiative.five_step_by b join initiative.standpoint s on s.id = b.standpoint_id where b.done_id = d.id)`.as('by')])
    .where('d.initiative_id', '=', initiative)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>
const doneOf = ({ recorded_by: recordedBy, ...row }: Row): Done => ({ ...row, recordedBy: recordedBy ?? undefined })

/** The newest few of every step. */
export async function listNewestDone(database: Database, initiative: InitiativeId, most: number): Promise<readonly Done[]> {
  const rows = await select(database, initiative).where(sql<boolean>`d.id in (
    select n.id from (values ('map'), ('focus'), ('people'), ('market'), ('grow')) as step (name)
    cross join lateral (select f.id from initiative.five_step_done f where f.initiative_id = ${initiative} and f.step = step.name order by f.day desc, f.id desc limit ${most}) n)`)
    .orderBy('d.day', 'desc').orderBy('d.id', 'desc').execute()
  return rows.map(doneOf)
}

/** All of one step, the newest first, after the one of that id. */
export async function listDone(database: Database, initiative: InitiativeId, step: FiveStep, { after, most }: Readonly<{ after: DoneId | undefined; most: number }>): Promise<readonly Done[]> {
  let query = select(database, initiative).where('d.step', '=', step)
  if (after !== undefined) query = query.where(sql<boolean>`(d.day, d.id) < (select b.day, b.id from initiative.five_step_done b where b.id = ${after} and b.initiative_id = ${initiative})`)
  return (await query.orderBy('d.day', 'desc').orderBy('d.id', 'desc').limit(most).execute()).map(doneOf)
}

export async function findDone(database: Database, initiative: InitiativeId, id: DoneId): Promise<Done | undefined> {
  const row = await select(database, initiative).where('d.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : doneOf(row)
}

export async function insertDone(trx: Transaction, initiative: InitiativeId, { by, ...done }: DoneDraft, person: PersonId, at: Date): Promise<DoneId> {
  const id = newId<'step-done'>()
  await fiveStepTables(trx).insertInto('initiative.five_step_done').values({ id, initiative_id: initiative, ...done, recorded_by: person, at }).execute()
  await replaceBy(trx, id, by)
  return id
}

async function replaceBy(trx: Transaction, id: DoneId, by: readonly StandpointId[]): Promise<void> {
  await fiveStepTables(trx).deleteFrom('initiative.five_step_by').where('done_id', '=', id).execute()
  if (by.length > 0) await fiveStepTables(trx).insertInto('initiative.five_step_by').values(by.map((standpoint) => ({ done_id: id, standpoint_id: standpoint }))).execute()
}

/** Changes what is still as it was shown; false where somebody was faster. */
export async function updateDone(trx: Transaction, id: DoneId, version: number, { by, ...done }: DoneDraft): Promise<boolean> {
  const row = await fiveStepTables(trx).updateTable('initiative.five_step_done').set({ ...done, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  if (row !== undefined) await replaceBy(trx, id, by)
  return row !== undefined
}

export async function deleteDone(trx: Transaction, id: DoneId): Promise<void> {
  await fiveStepTables(trx).deleteFrom('initiative.five_step_done').where('id', '=', id).execute()
}
