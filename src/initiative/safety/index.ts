/** Looking after people: the folder's routes, static paths first. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { worriesContact } from './contact.route.tsx'
import { help } from './help.route.tsx'
import { hiddenItem, hideItem, unhideItem } from './hide.route.tsx'
import { notices } from './notices.route.tsx'
import { report, reportSent } from './report.route.tsx'
import { administratorsReport, administratorsReports, hostsReport, hostsReports } from './reports.route.tsx'

export const safetyRoutes: readonly AnyRoute[] = [
  help, report, reportSent, hostsReports, hostsReport, administratorsReports, administratorsReport, worriesContact, hideItem, unhideItem, hiddenItem, notices,
]
