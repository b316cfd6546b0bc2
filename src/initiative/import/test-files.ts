/** Files for tests: kept as if a host had sent them, and gone through as the queue does. */
import { TEST_SITE, type World } from '#app/test-world.ts'
import type { InitiativeId } from '../tables.ts'
import { finishDraft, insertDraft, insertPart } from './draft.queries.ts'
import { lookAt } from './read-file.ts'
import { goThroughFile } from './run-import.ts'
import type { DraftId, ImportId } from './tables.ts'

/** Not the size of anything: parts end within a row. */
const PART = 10_007

/** Keeps a file that the host sent. */
export async function keepFile(world: World, text: string, initiative: InitiativeId = world.initiative.id): Promise<DraftId> {
  const bytes = new TextEncoder().encode(text)
  return world.database.transaction(async (trx) => {
    const id = await insertDraft(trx, initiative, world.people.host, 'voices.csv')
    for (let place = 0; place * PART < bytes.length; place++) await insertPart(trx, id, place, bytes.subarray(place * PART, (place + 1) * PART))
    await finishDraft(trx, id, await lookAt((async function* () { yield bytes })()))
    return id
  })
}

/** Does what the queue does with it. */
export const runOnce = (world: World, run: ImportId | string): Promise<void> => goThroughFile(world.database, { run }, { now: () => world.clock.now, watch: TEST_SITE.watch })
