/** The tables of files of works that come in. */
import type { ColumnType, Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Snapshot } from '#platform/database/page-change.queries.ts'
import type { Id } from '#platform/ids.ts'
import type { Columns, Format } from '../citation/read-file.ts'
import type { EntryId, LibraryTables } from '../tables.ts'
import type { SortedRow } from './sort-out.ts'
import type { Choices, FileState, RowCode, Verdict } from './works.rules.ts'

export type FileId = Id<'work-file'>

/** What was visible when a file was checked, and when that was. */
export type Checked = Snapshot & Readonly<{ at: string }>

type ImportTables = {
  'library.work_file': {
    id: FileId; person_id: Id<'person'> | null; file_name: string; format: Format | null; headings: ColumnType<readonly string[], string | undefined, string>
    columns: ColumnType<Columns, string | undefined, string>; entries: Generated<number>; state: Generated<FileState>; choices: ColumnType<Partial<Choices>, string | undefined, string>
    read: Generated<number>; fresh: Generated<number>; there: Generated<number>; refused: Generated<number>; at: Date; moved_at: Date
    checked: ColumnType<Checked | null, string | undefined, string | null>; findable: Generated<boolean>
  }
  'library.work_file_part': { file_id: FileId; place: number; bytes: Uint8Array }
  'library.work_batch': { file_id: FileId; place: number; rows: ColumnType<readonly SortedRow[], string, never> }
  'library.work_row': { file_id: FileId; line: number; place: number; verdict: Verdict; code: RowCode | null; title: string; key: string | null; like_id: EntryId | null; entry_id: EntryId | null }
}

export const importTables = (database: Database) => database.tables<ImportTables & LibraryTables>()
