/** Hosts read reports about their initiative and say what they did; administrators read those about hosts. */
import { record } from '#platform/activity.ts'
import { readId } from '#platform/ids.ts'
import type { Context } from '#platform/http/context.ts'
import { type Closed, type Gate, administrators, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Seen, hosts } from '../initiative.gate.ts'
import type { PersonId } from '../tables.ts'
import { OneReportPage, ReportsPage, reportsPath } from './reports.view.tsx'
import { readAnswer } from './safety.form.ts'
import { type Readers, type Report, findReport, listReports, upsertReportAnswer } from './safety.queries.ts'
import { saySafety } from './words/index.ts'

const A_PAGE = 30

/** Who reads, and which reports. */
type Reading = Readonly<{ here: Seen | undefined; readers: Readers; person: PersonId }>

const asHost: Gate<Reading> = async (c) => {
  const here = await hosts(c)
  return 'closed' in here ? here : { here, readers: here.initiative.id, person: here.person.id }
}

const asAdministrator: Gate<Reading> = async (c) => {
  const found = await administrators(c)
  return 'closed' in found ? found : { here: undefined, readers: 'administrators', person: found.person.id }
}

const showList = async (c: Context, { here, readers }: Reading) => {
  const after = readId<'report'>(c.query('after'))
  const found = await listReports(c.database, readers, after, A_PAGE + 1)
  const shown = found.slice(0, A_PAGE)
  const path = reportsPath(here)
  return c.page(<ReportsPage here={here} reports={shown} next={found.length > A_PAGE ? `${path}?after=${shown.at(-1)?.id ?? ''}` : undefined} first={after === undefined ? undefined : path} />)
}

export const hostsReports = route('/initiatives/:slug/reports', asHost).get(showList)
export const administratorsReports = route('/admin/reports', asAdministrator).get(showList)

type ReadingOne = Reading & Readonly<{ report: Report }>

/** A report that these readers read. */
const one = (gate: Gate<Reading>): Gate<ReadingOne> => async (c): Promise<ReadingOne | Closed> => {
  const reading = await gate(c)
  if ('closed' in reading) return reading
  const id = readId<'report'>(c.param('report'))
  const report = id === undefined ? undefined : await findReport(c.database, reading.readers, id)
  return report === undefined ? { closed: 'not-found' } : { ...reading, report }
}

const showOne = (c: Context, { here, report }: ReadingOne) => c.page(<OneReportPage here={here} report={report} />)

const answerOne = (c: Context, { here, report, person }: ReadingOne) =>
  write(c, readAnswer, async (trx, { answer }) => {
    await upsertReportAnswer(trx, report.id, answer, person)
    await record(trx, { kind: 'report-answered', ids: { report: report.id } })
    return done(reportsPath(here), saySafety('reports.done'))
  }, (typed, problems) => c.page(<OneReportPage here={here} report={report} typed={typed} problems={problems} />, 422))

export const hostsReport = route('/initiatives/:slug/reports/:report', one(asHost)).get(showOne).post(answerOne)
export const administratorsReport = route('/admin/reports/:report', one(asAdministrator)).get(showOne).post(answerOne)
