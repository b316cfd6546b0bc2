/** What people can be here as. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type InitiativeId, type MemberId, type StandpointId, tables } from './tables.ts'

/** The standpoints that every initiative is offered; `affected` are those whom the service is about (domain.md, I-09). */
export const OFFERED_STANDPOINTS = [
  ['service', true], ['carer', true], ['community', true], ['young', true], ['frontline', false], ['manager', false],
  ['planner', false], ['third-sector', false], ['independent', false], ['elected', false], ['researcher', false],
] as const

export type Standpoint = Readonly<{ id: StandpointId; key: string | null; words: string | null; affected: boolean }>

/** The standpoints of an initiative, in its own order. */
export async function listStandpoints(database: Database, initiative: InitiativeId): Promise<readonly Standpoint[]> {
  return tables(database).selectFrom('initiative.standpoint').select(['id', 'key', 'words', 'affected'])
    .where('initiative_id', '=', initiative).orderBy('place').execute()
}

/** What a member has said they are here as. */
export async function listStandpointsOf(database: Database, member: MemberId): Promise<readonly StandpointId[]> {
  const rows = await tables(database).selectFrom('initiative.member_standpoint').select('standpoint_id').where('member_id', '=', member).execute()
  return rows.map((row) => row.standpoint_id)
}

/** Gives a new initiative the offered standpoints. Gives their ids by key. */
export async function insertOfferedStandpoints(trx: Transaction, initiative: InitiativeId): Promise<ReadonlyMap<string, StandpointId>> {
  const rows = OFFERED_STANDPOINTS.map(([key, affected], place) => ({ id: newId<'standpoint'>(), initiative_id: initiative, key, words: null, affected, place }))
  await tables(trx).insertInto('initiative.standpoint').values(rows).execute()
  return new Map(rows.map((row) => [row.key, row.id]))
}
