/** The notes of a meeting: for those who take part. */
import type { Database, Transaction } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'
import { type MeetingId, tables } from './tables.ts'

/** `version` 0: there are no notes yet. */
export type Notes = Readonly<{ words: string; version: number }>

export async function findNotes(database: Database, meeting: MeetingId): Promise<Notes> {
  const row = await tables(database).selectFrom('initiative.meeting_notes').select(['words', 'version']).where('meeting_id', '=', meeting).executeTakeFirst()
  return row ?? { words: '', version: 0 }
}

/** Writes the notes where they are still as they were shown; false where somebody was faster. */
export async function saveNotes(trx: Transaction, meeting: MeetingId, { words, version }: Notes, by: PersonId, now: Date): Promise<boolean> {
  const db = tables(trx)
  const row = version === 0
    ? await db.insertInto('initiative.meeting_notes').values({ meeting_id: meeting, words, changed_by: by, changed_at: now }).onConflict((on) => on.column('meeting_id').doNothing()).returning('version').executeTakeFirst()
    : await db.updateTable('initiative.meeting_notes').set({ words, version: version + 1, changed_by: by, changed_at: now }).where('meeting_id', '=', meeting).where('version', '=', version).returning('version').executeTakeFirst()
  return row !== undefined
}
