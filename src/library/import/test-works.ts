/** Files for tests: kept as if an administrator had sent them, and gone through as the queue does. */
import { TEST_SITE, type World } from '#app/test-world.ts'
import { askForCheck, goThroughWorks } from './go-through.ts'
import { guessColumns } from './import.form.ts'
import { lookAt } from './sent-file.ts'
import type { FileId } from './tables.ts'
import { findFile, finishFile, insertFile, insertPart } from './work-file.queries.ts'

/** Not the size of anything: parts end within an entry. */
const PART = 10_007

/** Does what the queue does with it. */
export const goOnce = (world: World, file: string): Promise<void> => goThroughWorks(world.database, { file }, { now: () => world.clock.now, watch: TEST_SITE.watch })

/** Keeps a file that the administrator sent, and has it checked. */
export async function keepWorks(world: World, text: string): Promise<FileId> {
  const bytes = new TextEncoder().encode(text)
  const id = await world.database.transaction(async (trx) => {
    const kept = await insertFile(trx, world.people.administrator, 'references.bib', world.clock.now)
    for (let place = 0; place * PART < bytes.length; place++) await insertPart(trx, kept, place, bytes.subarray(place * PART, (place + 1) * PART))
    const look = await lookAt((async function* () { yield bytes })())
    await finishFile(trx, kept, { ...look, columns: guessColumns(look.headings) })
    const file = await findFile(trx, kept)
    if (file !== undefined) await askForCheck(trx, file, file.columns, { now: world.clock.now, watch: TEST_SITE.watch })
    return kept
  })
  await goOnce(world, id)
  return id
}
