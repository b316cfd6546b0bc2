/** Backup and restore as this program does them: what is in them, what is not, and what a restore must do again. */
import { renewAllSearch } from '#initiative/index.ts'
import { renewLibrarySearch } from '#library/index.ts'
import { BackupProblem, type Header } from '#platform/backup/backup-file.ts'
import { type Made, makeBackup } from '#platform/backup/make-backup.ts'
import { restoreBackup } from '#platform/backup/restore-backup.ts'
import type { Database } from '#platform/database/database.ts'
import { listSchemas } from '#platform/database/migrate.ts'
import type { Where } from '#platform/database/open.ts'
import { readJournal, replayIn } from '#platform/journal/journal.ts'
import { holdWaitingMail } from '#platform/mail/mail.ts'
import { noteAllMoving } from '#platform/upload/picture.queries.ts'
import { AGAIN } from './again.ts'
import { countWhatIsThere, noteBackup } from './ops/ops.queries.ts'
import { reactionsOfRestoring } from './reactions.ts'
import { SOURCE } from './root.ts'
import { programVersion } from './version.ts'

/**
 * What belongs to the moment and opens doors: after a restore everybody signs in again. Forms that were sent may name people, and a
 * file that waits to be brought in may hold words that were taken back since. Other programs were told what happened when it did, and
 * hear nothing from a copy that somebody restores to look at. What may be found is worked out anew.
 */
export const LEFT_OUT = [
  'people.session', 'people.own_factor', 'people.token', 'people.verification', 'people.one_time_link', 'people.way_back', 'people.way_back_confirmation',
  'platform.command', 'platform.limit_count', 'initiative.import_draft', 'initiative.import_draft_part', 'initiative.import_run', 'initiative.import_run_refusal',
  'initiative.webhook_delivery', 'platform.search_row', 'platform.search_hit', 'platform.search_facet', 'platform.search_word', 'platform.page_change', 'library.site', 'library.work_file_part', 'library.work_batch',
] as const

/** Writes a backup, and notes in the database that there is one. */
export async function backUp(database: Database, where: Where, path: string, now: Date): Promise<Made> {
  const made = await makeBackup(where, path, { schemas: await listSchemas(SOURCE), leftOut: LEFT_OUT, program: await programVersion(), now })
  await noteBackup(database, now, made.bytes)
  return made
}

export type Restored = Readonly<{ header: Header; rows: number; again: number }>

/**
 * Puts a backup in the place of what is there.
 * @throws BackupProblem, also where somebody is there and `replace` was not said; nothing was changed then
 */
export async function restore(where: Where, path: string, { journal, replace }: Readonly<{ journal: string; replace: boolean }>): Promise<Restored> {
  const entries = await readJournal(journal)
  let again = 0
  const { header, rows } = await restoreBackup(where, path, {
    source: SOURCE,
    reactions: reactionsOfRestoring(),
    look: async (trx) => {
      const { people, initiatives } = await countWhatIsThere(trx)
      if (replace || people + initiatives === 0) return
      throw new BackupProblem(`This database holds people (${people}) and initiatives (${initiatives}) already. Add --replace to put the backup in their place: what is here now is gone then, so make a backup of it first.`)
    },
    after: async (trx) => {
      await noteAllMoving(trx)
      again = await replayIn(trx, entries, AGAIN)
      await holdWaitingMail(trx)
      await renewAllSearch(trx)
      await renewLibrarySearch(trx)
    },
  })
  return { header, rows, again }
}
