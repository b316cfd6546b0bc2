/** The tables of tags: what a group marks voices and themes with. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, ItemId } from '../tables.ts'

export type TagId = Id<'tag'>

/** What is offered to every group. */
export const OFFERED_TAGS = ['opportunity', 'benefit', 'barrier'] as const
export type OfferedTag = (typeof OFFERED_TAGS)[number]

export type TagTables = {
  'initiative.tag': { id: TagId; initiative_id: InitiativeId; key: OfferedTag | null; words: string | null; version: Generated<number> }
  'initiative.tag_putting_away': { tag_id: TagId; at: Date }
  'initiative.tagging': { initiative_id: InitiativeId; item_id: ItemId; tag_id: TagId }
}

export const tagTables = (database: Database) => database.tables<TagTables & InitiativeTables>()
