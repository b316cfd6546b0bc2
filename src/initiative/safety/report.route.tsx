/** Anybody reports anything, signed in or not. */
import { unlessTooOften } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import { newId } from '#platform/ids.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readAbout, readerOf } from './report.rules.ts'
import { ReportPage, ReportSentPage } from './report.view.tsx'
import { readReport } from './safety.form.ts'
import { findReported, insertReport } from './safety.queries.ts'

export const report = route('/report', everybody)

report.get((c) => c.page(<ReportPage about={readAbout(c.query('about'))?.path} />))

report.post(async (c) =>
  unlessTooOften(c, { what: 'report' }, () =>
    write(c, readReport, async (trx, { about: given, words, aboutHost, reach }) => {
      const about = readAbout(given)
      // The answer is the same whether the page is there or not: a report gives nothing away.
      const found = about?.slug === undefined ? undefined : await findReported(trx, about.slug, about.item)
      const id = newId<'report'>()
      const readBy = readerOf({ initiative: found !== undefined, aboutHost: aboutHost === 'yes' || found?.byHost === true })
      await insertReport(trx, { id, initiative: found?.initiative, about: about?.path, words, reach, reportedBy: c.person?.id, readBy })
      await record(trx, { kind: 'report-made', ids: { report: id, ...(found === undefined ? {} : { initiative: found.initiative }) } })
      return done('/report/sent')
    }, (typed, problems) => c.page(<ReportPage about={readAbout(typed['about']?.[0])?.path} typed={typed} problems={problems} />, 422))))

export const reportSent = route('/report/sent', everybody).get((c) => c.page(<ReportSentPage />))
