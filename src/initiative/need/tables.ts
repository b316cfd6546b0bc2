/** The tables of needs: whose, and who states them. */
import type { Database } from '#platform/database/database.ts'
import type { HappenedTables } from '../happened/tables.ts'
import type { InitiativeTables, ItemId, MemberId, PersonId, StandpointId } from '../tables.ts'

export type NeedTables = {
  'initiative.need': { item_id: ItemId; whose: string | null }
  'initiative.need_version': { item_id: ItemId; version: number; words: string; recorded_by: PersonId | null; at: Date }
  'initiative.need_of': { item_id: ItemId; standpoint_id: StandpointId }
  'initiative.need_stated_as': { item_id: ItemId; standpoint_id: StandpointId }
  'initiative.need_statement': { item_id: ItemId; member_id: MemberId; standpoint_id: StandpointId; version: number; at: Date }
  'initiative.need_to_evaluate': { item_id: ItemId; marked_by: PersonId | null; at: Date }
}

export const needTables = (database: Database) => database.tables<NeedTables & HappenedTables & InitiativeTables>()
