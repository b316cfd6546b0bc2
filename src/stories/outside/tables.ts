/** The table of words that were taken along for use outside. */
import type { Generated } from 'kysely'
import type { PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import type { Audience } from '../consent/consent.rules.ts'
import type { StoryTables, UseId } from '../tables.ts'
import type { OutsideAnswer, OutsideChannel, OutsideKind } from './outside.rules.ts'

type OutsideTables = {
  /** `title`, `readers` and `held_at` are not known where it was taken after the backup that was restored. */
  'stories.outside_copy': {
    use_id: UseId; kind: OutsideKind; title: string | null; readers: string | null; held_at: string | null; on_day: Day; audience: Audience; channel: OutsideChannel
    asked_at: Date | null; asked_again_at: Date | null; answer: OutsideAnswer | null; why: string | null; answered_by: PersonId | null; answered_at: Date | null; version: Generated<number>
  }
}

export const outsideTables = (database: Database) => database.tables<OutsideTables & StoryTables>()
