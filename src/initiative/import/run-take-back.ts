/** Taking a file back whole: at once where it is short, else as a job that people watch. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { countToTakeBack, deleteTakingBack, findToTakeBack, insertTakingBack, moveTakingBack, takeImportBack, takeUpAgain } from './take-back.queries.ts'
import type { ImportId } from './tables.ts'

/** The name of the job. */
export const TAKE_IMPORT_BACK = 'take-import-back'

/** What is taken back before the page is answered. */
const SHORT_VOICES = 2_000
/** Whoever has done nothing for this long has died over it. */
export const QUIET_MS = 120_000

type Asked = Readonly<{ kind: 'taken'; voices: number } | { kind: 'waits' } | { kind: 'nothing-left' }>

/** Has it taken back; pressed twice, it is done once. */
export async function askToTakeBack(trx: Transaction, initiative: InitiativeId, id: ImportId, by: PersonId, now: Date): Promise<Asked> {
  const { voices } = await countToTakeBack(trx, id)
  if (voices === 0) return { kind: 'nothing-left' }
  if (voices <= SHORT_VOICES) return { kind: 'taken', voices: await takeImportBack(trx, initiative, id, now) }
  const isFirst = await insertTakingBack(trx, id, by, voices, now)
  if (isFirst || await takeUpAgain(trx, id, new Date(now.getTime() - QUIET_MS), now)) await trx.reactions.enqueue(trx, TAKE_IMPORT_BACK, { import: id })
  return { kind: 'waits' }
}

/** The job: all or nothing, and from the beginning where a process died over it. What another has done meanwhile is found, and nothing is left to do. */
export async function takeBackInOneGo(database: Database, ids: Readonly<Record<string, string>>, now: () => Date): Promise<void> {
  const id = readId<'import'>(ids['import'])
  const initiative = id === undefined ? undefined : await findToTakeBack(database, id)
  if (id === undefined || initiative === undefined) return
  await moveTakingBack(database, id, 0, now())
  await database.transaction(async (trx) => {
    await takeImportBack(trx, initiative, id, now(), async (taken) => moveTakingBack(database, id, taken, now()))
    await deleteTakingBack(trx, id)
  })
}
