/** The tables of whole initiatives on their way in. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

export type WholeFileId = Id<'whole-file'>

/** Still arriving; waiting for its turn; being read; in; not taken. */
export type FileState = 'arriving' | 'waiting' | 'running' | 'done' | 'refused'

/** Why a file was not taken. */
export const REFUSALS = ['not-a-copy', 'another-format', 'broken-off', 'row-unknown', 'row-unreadable', 'row-elsewhere', 'too-much', 'does-not-fit', 'words-held'] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** That an initiative began elsewhere, as its file said: the page there, and when the copy was made. */
export type BroughtIn = Readonly<{ from: string; copiedAt: Date; by: PersonId | undefined; at: Date }>

export type WholeTables = {
  'initiative.whole_file': {
    id: WholeFileId; sent_by: PersonId; name: string; state: FileState; rows: Generated<number>; refused_at: number | null; code: RefusalCode | null
    initiative_id: InitiativeId | null; at: Date
  }
  'initiative.whole_file_part': { file_id: WholeFileId; place: number; bytes: Uint8Array }
  'initiative.brought_in': { initiative_id: InitiativeId; from_page: string; copied_at: Date; brought_in_by: PersonId | null; at: Date }
}

export const wholeTables = (database: Database) => database.tables<WholeTables & InitiativeTables>()
