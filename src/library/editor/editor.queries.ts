/** Who keeps the library. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { tables } from '../tables.ts'

/** Whether somebody was named an editor. */
export async function isEditor(database: Database, person: Id<'person'>): Promise<boolean> {
  return (await tables(database).selectFrom('library.editor').select('person_id').where('person_id', '=', person).executeTakeFirst()) !== undefined
}
