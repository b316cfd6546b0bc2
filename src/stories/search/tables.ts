/** The table by which quotations are found. It holds no words. */
import type { Database } from '#platform/database/database.ts'
import type { StoryId, StoryTables, UseId } from '../tables.ts'

export type UseMarkTables = StoryTables & { 'stories.use_mark': { use_id: UseId; story_id: StoryId; number: number; marks: string[] } }

export const useMarkTables = (database: Database) => database.tables<UseMarkTables>()
