/** Taking back whole what a file of works brought: drafts are deleted, what everybody reads is withdrawn; while nobody changed any of it. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import type { PersonId } from '../entry/entry.queries.ts'
import { countBrought, deleteDrafts, holdBrought, withdrawSome } from './take-back.queries.ts'
import type { FileId } from './tables.ts'
import { findFile, holdFiles, moveFile } from './work-file.queries.ts'
import { sayWorks } from './words/index.ts'

/** The name of the job. */
export const TAKE_WORKS_BACK = 'take-works-back'

/** Written at once. */
const AT_ONCE = 1_000

/** Has it taken back; nothing where it did not come in, or where somebody was faster. */
export async function askToTakeBack(trx: Transaction, id: FileId, { person, now }: Readonly<{ person: PersonId; now: Date }>): Promise<void> {
  if (await moveFile(trx, id, ['done'], 'taking-back', { now })) await trx.reactions.enqueue(trx, TAKE_WORKS_BACK, { file: id, person })
}

/** The job: all of it or nothing. Where somebody changed something meanwhile, the file is as it was, and its page says why. */
export async function takeWorksBack(database: Database, ids: Readonly<Record<string, string>>, now: () => Date): Promise<void> {
  const id = readId<'work-file'>(ids['file'])
  const file = id === undefined ? undefined : await findFile(database, id)
  if (file?.state !== 'taking-back') return
  await database.transaction(async (trx) => {
    await holdFiles(trx)
    await holdBrought(trx, file.id)
    const { changed } = await countBrought(trx, file.id)
    if (changed === 0) {
      await deleteDrafts(trx, file.id)
      const how = { by: { person: readId<'person'>(ids['person']), at: now(), zone: DEFAULT_ZONE }, note: sayWorks('take-back.note'), most: AT_ONCE }
      while (await withdrawSome(trx, file.id, how) > 0);
    }
    await moveFile(trx, file.id, ['taking-back'], changed === 0 ? 'taken-back' : 'done', { now: now() })
  })
}
