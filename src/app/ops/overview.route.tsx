/** An administrator sees how the installation is doing, and what needs them. */
import process from 'node:process'
import { countOpenReports } from '#initiative/index.ts'
import { administrators, route } from '#platform/http/routes.ts'
import { programVersion } from '../version.ts'
import { freeBytes } from './health.ts'
import { loadFigures } from './ops.queries.ts'
import { listNeeds } from './overview.rules.ts'
import { OverviewPage } from './overview.view.tsx'

export const overview = route('/admin', administrators)

overview.get(async (c) => {
  const folder = c.site.dataFolder
  const [figures, free, version, openReports] = await Promise.all([loadFigures(c.database), folder === undefined ? undefined : freeBytes(folder), programVersion(), countOpenReports(c.database, 'administrators')])
  const needs = listNeeds({
    backupAgeMs: figures.backup === undefined ? undefined : c.now.getTime() - figures.backup.at.getTime(),
    freeBytes: free, sendsMail: c.site.sendsMail === true, mailWaiting: figures.mail.waiting, mailGivenUp: figures.mail.givenUp, deadJobs: figures.deadJobs, openReports,
  })
  return c.page(<OverviewPage figures={figures} needs={needs} freeBytes={free} memoryBytes={process.memoryUsage().rss} version={version} hours={Math.floor(process.uptime() / 3600)} />)
})
