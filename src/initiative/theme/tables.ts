/** The tables of themes: what people did with them, step by step, and what became of them. */
import type { GeneratedAlways } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'
import type { TagId, TagTables } from '../tag/tables.ts'
import type { VoiceTables } from '../voice/tables.ts'

export type StepId = Id<'step'>

/**
 * What somebody did: pasted a list, put voices in a theme, split one, moved or took some out, merged two themes, named one, put an empty
 * one away, placed one in another or lifted it out, tagged or untagged.
 */
export type StepKind = 'pasted' | 'grouped' | 'split' | 'moved' | 'taken-out' | 'merged' | 'renamed' | 'put-away' | 'placed-in' | 'lifted-out' | 'tagged' | 'untagged'

export type ThemeTables = {
  'initiative.step': {
    id: StepId; initiative_id: InitiativeId; place: GeneratedAlways<number>; person_id: PersonId | null; kind: StepKind; at: Date; undone_at: Date | null
  }
  'initiative.step_item': { step_id: StepId; item_id: ItemId; change: 'recorded' | 'made' | 'put-away' | 'renamed' | 'joined'; name_before: string | null; name_after: string | null }
  'initiative.step_link': { step_id: StepId; source_id: ItemId; result_id: ItemId; change: 'added' | 'removed' | 'kept' }
  'initiative.step_tag': { step_id: StepId; item_id: ItemId; tag_id: TagId; change: 'added' | 'removed' | 'kept' }
  'initiative.redoing': { step_id: StepId; by_step_id: StepId }
  'initiative.putting_away': { item_id: ItemId; step_id: StepId }
  'initiative.succession': { from_item: ItemId; to_item: ItemId; step_id: StepId }
}

export const themeTables = (database: Database) => database.tables<ThemeTables & TagTables & VoiceTables & InitiativeTables>()
