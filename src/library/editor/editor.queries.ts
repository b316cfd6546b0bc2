/** Who keeps the library. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { tables } from '../tables.ts'

/** Whether somebody was named an editor. */
export async function isEditor(database: Database, person: Id<'person'>): Promise<boolean> {
  return (await tables(database).selectFrom('library.editor').select('person_id').where('person_id', '=', person).executeTakeFirst()) !== undefined
}

export type Editor = Readonly<{ person: Id<'person'>; since: Date }>

/** The editors that were named, the first first. They are few. */
export async function listEditors(database: Database): Promise<readonly Editor[]> {
  const rows = await tables(database).selectFrom('library.editor').select(['person_id', 'since']).orderBy('since').orderBy('person_id').limit(MOST_EDITORS).execute()
  return rows.map((row) => ({ person: row.person_id, since: row.since }))
}

/** More than any library of ours has. */
const MOST_EDITORS = 200

/** Names somebody; nothing changes where they are one already. */
export async function insertEditor(trx: Transaction, person: Id<'person'>, { by, at }: Readonly<{ by: Id<'person'>; at: Date }>): Promise<void> {
  await tables(trx).insertInto('library.editor').values({ person_id: person, named_by: by, since: at }).onConflict((on) => on.doNothing()).execute()
}

export async function deleteEditor(trx: Transaction, person: Id<'person'>): Promise<void> {
  await tables(trx).deleteFrom('library.editor').where('person_id', '=', person).execute()
  await record(trx, { kind: 'library-editor-stopped', ids: { person } })
}
