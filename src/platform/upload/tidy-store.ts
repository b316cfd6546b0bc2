/**
 * After a backup was restored, the store may hold pictures that the database doesn't know: sent after the backup was made. Nothing
 * refers to them, no page shows them, and nobody can take them back.
 */
import type { Database } from '../database/database.ts'
import { SIZES, keepUnknown } from './picture.queries.ts'
import type { PictureStore } from './store.ts'

/**
 * Finds what lies in the store and is in no table, and takes it out where that is said. Looks in the store first: a picture is in a
 * table before it is put there. @returns how many there were
 */
export async function tidyStore(database: Database, store: PictureStore, remove: boolean): Promise<number> {
  let lost = 0
  for (let some = await store.list(undefined); some.length > 0; some = await store.list(some.at(-1))) {
    const unknown = await keepUnknown(database, some)
    lost += unknown.length
    for (const id of remove ? unknown : []) for (const size of SIZES) await store.remove(id, size)
  }
  return lost
}
