/** The tables of code books: every version holds the whole book. Beside them, codes that became themes, and what is told of them. */
import type { InitiativeId, ItemId, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'

export type CodeId = Id<'code'>

export type CodeBookTables = {
  'stories.code_book': { initiative_id: InitiativeId; number: number; made_by: PersonId | null; made_at: Date }
  'stories.code': { initiative_id: InitiativeId; number: number; id: CodeId; place: number; name: string; definition: string; example: string | null }
  'stories.code_theme': { initiative_id: InitiativeId; code_id: CodeId; item_id: ItemId }
  'stories.told_count': { initiative_id: InitiativeId; code_id: CodeId; at_least: number }
}

export const codeBookTables = (database: Database) => database.tables<CodeBookTables>()
