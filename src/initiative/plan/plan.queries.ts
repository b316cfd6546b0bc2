/** What a group means to do, in its order, and what really happened. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { MOST_STEPS, type PlannedDays } from './plan.rules.ts'
import { type PlannedId, planTables } from './tables.ts'


export type PlanDraft = Readonly<{ what: string; who: string | undefined; from: Day; until: Day; after: PlannedId | undefined }>
export type HowItWent = Readonly<{ started: Day | undefined; finished: Day | undefined; skippedBecause: string | undefined }>
export type Planned = PlanDraft & HowItWent & PlannedDays & Readonly<{ id: PlannedId; version: number }>

/** The whole plan, in its order. One query. */
export async function listPlan(database: Database, initiative: InitiativeId): Promise<readonly Planned[]> {
  const rows = await planTables(database).selectFrom('initiative.planned_step').selectAll().where('initiative_id', '=', initiative).orderBy('place').orderBy('id').limit(MOST_STEPS).execute()
  return rows.map((row) => ({
    id: row.id, version: row.version, what: row.what, who: row.who ?? undefined, from: row.from_day, until: row.until_day, after: row.after_id ?? undefined,
    started: row.started_on ?? undefined, finished: row.finished_on ?? undefined, skippedBecause: row.skipped_because ?? undefined, skipped: row.skipped_because !== null,
  }))
}

const rowOf = ({ what, who, from, until, after }: PlanDraft) => ({ what, who: who ?? null, from_day: from, until_day: until, after_id: after ?? null })
type By = Readonly<{ person: PersonId; at: Date }>

/** Puts a step at the end of the plan. Gives its id. */
export async function insertPlanned(trx: Transaction, initiative: InitiativeId, step: PlanDraft, { person, at }: By): Promise<PlannedId> {
  const id = newId<'planned-step'>()
  const db = planTables(trx)
  const { last } = await db.selectFrom('initiative.planned_step').select((eb) => eb.fn.max('place').as('last')).where('initiative_id', '=', initiative).executeTakeFirstOrThrow()
  await db.insertInto('initiative.planned_step').values({
    id, initiative_id: initiative, place: (last ?? 0) + 1, ...rowOf(step), started_on: null, finished_on: null, skipped_because: null, changed_by: person, at,
  }).execute()
  return id
}

type Change = ReturnType<typeof rowOf> | Readonly<{ started_on: Day | null; finished_on: Day | null; skipped_because: string | null }>

/** Changes a step that is still as it was shown; false where somebody was faster. */
async function update(trx: Transaction, id: PlannedId, version: number, change: Change, { person, at }: By): Promise<boolean> {
  const row = await planTables(trx).updateTable('initiative.planned_step').set({ ...change, version: version + 1, changed_by: person, at }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}

export const updatePlanned = (trx: Transaction, id: PlannedId, version: number, step: PlanDraft, by: By): Promise<boolean> => update(trx, id, version, rowOf(step), by)

/** Says what really happened. */
export const updateHowItWent = (trx: Transaction, id: PlannedId, version: number, went: HowItWent, by: By): Promise<boolean> =>
  update(trx, id, version, { started_on: went.started ?? null, finished_on: went.finished ?? null, skipped_because: went.skippedBecause ?? null }, by)

export async function deletePlanned(trx: Transaction, id: PlannedId): Promise<void> {
  await planTables(trx).deleteFrom('initiative.planned_step').where('id', '=', id).execute()
}

/** Puts the steps of a plan in an order. */
export async function orderPlan(trx: Transaction, initiative: InitiativeId, order: readonly PlannedId[]): Promise<void> {
  await sql`update initiative.planned_step p set place = o.place from unnest(${[...order]}::uuid[]) with ordinality as o (id, place) where p.id = o.id and p.initiative_id = ${initiative}`.execute(planTables(trx))
}
