/** What needs somebody who looks after an installation. Pure. */

export type Facts = Readonly<{
  /** Since the last backup; undefined where there was none. */
  backupAgeMs: number | undefined
  freeBytes: number | undefined
  sendsMail: boolean
  mailWaiting: number
  mailGivenUp: number
  deadJobs: number
  openReports: number
}>

export type Need =
  | Readonly<{ kind: 'backup-never' }>
  | Readonly<{ kind: 'backup-old'; days: number }>
  | Readonly<{ kind: 'disk-low'; bytes: number }>
  | Readonly<{ kind: 'mail-off' | 'mail-given-up' | 'jobs-dead' | 'reports-open'; count: number }>

const DAY_MS = 86_400_000
/** A backup a day is the habit; two days without one is a habit that broke. */
const OLDEST_BACKUP_DAYS = 2
/** Below this a busy evening, or one backup, can fill the disk. */
const LITTLE_ROOM = 1_000_000_000

/** Most pressing first. */
export function listNeeds({ backupAgeMs, freeBytes, sendsMail, mailWaiting, mailGivenUp, deadJobs, openReports }: Facts): readonly Need[] {
  const needs: Need[] = []
  if (freeBytes !== undefined && freeBytes < LITTLE_ROOM) needs.push({ kind: 'disk-low', bytes: freeBytes })
  if (openReports > 0) needs.push({ kind: 'reports-open', count: openReports })
  if (backupAgeMs === undefined) needs.push({ kind: 'backup-never' })
  else if (backupAgeMs >= OLDEST_BACKUP_DAYS * DAY_MS) needs.push({ kind: 'backup-old', days: Math.floor(backupAgeMs / DAY_MS) })
  if (!sendsMail && mailWaiting > 0) needs.push({ kind: 'mail-off', count: mailWaiting })
  if (mailGivenUp > 0) needs.push({ kind: 'mail-given-up', count: mailGivenUp })
  if (deadJobs > 0) needs.push({ kind: 'jobs-dead', count: deadJobs })
  return needs
}
