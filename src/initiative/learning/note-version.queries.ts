/** Changing what was learned, and what it said before. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { AUDIENCES, type Audience, type InitiativeId, type ItemId, type PersonId } from '../tables.ts'
import type { NoteWords } from './learning.queries.ts'
import { type NoteId, learningTables } from './tables.ts'

export type NoteChange = Readonly<{ version: number; words: NoteWords; about: readonly ItemId[] }>

/** Changes a note that is still as it was shown; false where somebody was faster, or it was taken back. What it said is kept. */
export async function updateNote(trx: Transaction, initiative: InitiativeId, id: NoteId, { version, words, about }: NoteChange, by: Readonly<{ person: PersonId; at: Date }>): Promise<boolean> {
  const db = learningTables(trx)
  // Held first, so that what is asked below sees a taking back that was under way at the same moment.
  const before = await db.selectFrom('initiative.learning_note').select(['tried', 'happened', 'again', 'because', 'seen_by']).where('id', '=', id).where('version', '=', version).forNoKeyUpdate().executeTakeFirst()
  const gone = await db.selectFrom('initiative.learning_taking_back').select('note_id').where('note_id', '=', id).executeTakeFirst()
  if (before === undefined || gone !== undefined) return false
  await db.insertInto('initiative.learning_note_version').values({ note_id: id, version, ...before, at: by.at }).execute()
  const { seenBy, ...said } = words
  await db.updateTable('initiative.learning_note').set({ ...said, seen_by: seenBy, version: version + 1 }).where('id', '=', id).execute()
  await db.deleteFrom('initiative.learned_from').where('note_id', '=', id).execute()
  if (about.length > 0) await db.insertInto('initiative.learned_from').values(about.map((item) => ({ initiative_id: initiative, note_id: id, item_id: item }))).execute()
  if (!isAsNarrow(before.seen_by, seenBy)) await record(trx, { kind: 'learning-note-narrowed', ids: { note: id, seenBy } })
  return true
}

/** Lets nobody see a note but those whom its writer let see it last: again, after a restore. */
export async function narrowNote(trx: Transaction, id: NoteId, seenBy: Audience): Promise<void> {
  const wider = AUDIENCES.filter((one) => !isAsNarrow(one, seenBy))
  if (wider.length > 0) await learningTables(trx).updateTable('initiative.learning_note').set({ seen_by: seenBy }).where('id', '=', id).where('seen_by', 'in', wider).execute()
}

/** What a note said until it was changed, and when that was. */
export type NoteVersion = NoteWords & Readonly<{ version: number; at: Date }>

/** The newest first; at most 100, as far as these audiences could read them. */
export async function listNoteVersions(database: Database, id: NoteId, sees: readonly Audience[]): Promise<readonly NoteVersion[]> {
  const rows = await learningTables(database).selectFrom('initiative.learning_note_version').selectAll().where('note_id', '=', id).where('seen_by', 'in', sees).orderBy('version', 'desc').limit(100).execute()
  return rows.map((row) => ({ version: row.version, tried: row.tried, happened: row.happened, again: row.again, because: row.because, seenBy: row.seen_by, at: row.at }))
}
