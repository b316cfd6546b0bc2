/** What editors raised from groups' learning. Whether everybody may read a note is asked of initiatives each time. */
import { sql } from 'kysely'
import type { NoteId, PersonId } from '#initiative/index.ts'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { raisedTables } from './tables.ts'

/** What was raised last first, after the one of that id. */
export async function listRaised(database: Database, { after, most }: Readonly<{ after: NoteId | undefined; most: number }>): Promise<readonly NoteId[]> {
  let query = raisedTables(database).selectFrom('library.raised_note').select('note_id')
  if (after !== undefined) query = query.where(sql<boolean>`(at, note_id) < (select a.at, a.note_id from library.raised_note a where a.note_id = ${after})`)
  return (await query.orderBy('at', 'desc').orderBy('note_id', 'desc').limit(most).execute()).map((row) => row.note_id)
}

/** Which of some are in the library. One query, or none for none. */
export async function listRaisedOf(database: Database, ids: readonly NoteId[]): Promise<ReadonlySet<NoteId>> {
  if (ids.length === 0) return new Set()
  return new Set((await raisedTables(database).selectFrom('library.raised_note').select('note_id').where('note_id', 'in', [...ids]).execute()).map((row) => row.note_id))
}

/** Done twice, it is raised once. */
export async function raiseNote(trx: Transaction, id: NoteId, by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  await raisedTables(trx).insertInto('library.raised_note').values({ note_id: id, raised_by: by.person, at: by.at }).onConflict((on) => on.column('note_id').doNothing()).execute()
}

export async function letDownNote(trx: Transaction, id: NoteId): Promise<void> {
  await raisedTables(trx).deleteFrom('library.raised_note').where('note_id', '=', id).execute()
  await record(trx, { kind: 'learning-note-let-down', ids: { note: id } })
}
