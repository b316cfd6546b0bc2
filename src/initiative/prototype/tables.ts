/** The table of prototypes: a row a version. */
import type { Database } from '#platform/database/database.ts'
import type { InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** What something to try can be. */
export const FORMS = ['drawing', 'storyboard', 'role-play', 'mock-up', 'leaflet', 'walk-through', 'web-page', 'other'] as const
export type Form = (typeof FORMS)[number]

export type PrototypeTables = {
  'initiative.prototype_version': {
    item_id: ItemId; version: number; words: string; form: Form; form_words: string | null; what: string; recorded_by: PersonId | null; at: Date
  }
}

export const prototypeTables = (database: Database) => database.tables<PrototypeTables & InitiativeTables>()
