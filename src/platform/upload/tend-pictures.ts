/** The round that brings pictures into the store and takes out what is not wanted any more. */
import type { Database } from '../database/database.ts'
import { SIZES, findFile, listToMove, listUnwanted, noteGone, noteMoved, noteMoving, takeTurn } from './picture.queries.ts'
import type { PictureStore } from './store.ts'

/** The job's name. */
export const TEND_PICTURES = 'tend-pictures'

/** A round must be over before a process is taken for dead. */
const MOST_A_ROUND = 50

/**
 * Does no harm when it is done twice or cut off: what may lie in the store is written down before it is put there, and until it is
 * gone from there. Without a store pictures stay in the database, and there is nothing to do.
 */
export async function tendPictures(database: Database, store: PictureStore | undefined): Promise<void> {
  if (store === undefined) return
  await database.transaction(async (turn) => {
    if (!(await takeTurn(turn))) return
    for (const id of await listToMove(database, MOST_A_ROUND)) {
      await noteMoving(database, id)
      for (const size of SIZES) {
        const file = await findFile(database, id, size)
        if (file?.bytes !== undefined) await store.put(id, size, { type: file.type, bytes: file.bytes })
      }
      await database.transaction((trx) => noteMoved(trx, id))
    }
    for (const id of await listUnwanted(database, MOST_A_ROUND)) {
      for (const size of SIZES) await store.remove(id, size)
      await noteGone(database, id)
    }
  })
}
