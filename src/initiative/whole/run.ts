/** The job that begins an initiative here from a file that was sent. */
import type { Database } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { readId } from '#platform/ids.ts'
import { endFile, moveFile, partsOf, takeFile } from './file.queries.ts'
import { NotTaken, bringIn } from './read-file.ts'

export const BRING_INITIATIVE_IN = 'bring-initiative-in'

/** Reads it from the beginning, also where a process died over it before: nothing of it is there until all of it is. */
export async function bringInitiativeIn(database: Database, ids: Readonly<Record<string, string>>, { now, watch }: Readonly<{ now: () => Date; watch: Watch | undefined }>): Promise<void> {
  const id = readId<'whole-file'>(ids['file'])
  const person = id === undefined ? undefined : await takeFile(database, id)
  if (id === undefined || person === undefined) return
  try {
    const { id: initiative, rows } = await bringIn(database, () => partsOf(database, id), { person, at: now(), watch, moved: async (count) => moveFile(database, id, count) })
    await database.transaction((trx) => endFile(trx, id, { state: 'done', rows, initiative }))
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    await database.transaction((trx) => endFile(trx, id, { state: 'refused', line: error.line, code: error.code }))
  }
}
