/** A host sees what became of each row of a file. */
import { NotThere, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { hosts } from '../initiative.gate.ts'
import { REPORTED_AT_ONCE, findImport, listReportedRows } from './import.queries.ts'
import { ReportPage } from './report.view.tsx'

export const showImport = route('/initiatives/:slug/imports/:import', hosts)

showImport.get(async (c, here) => {
  const id = readId<'import'>(c.param('import'))
  const report = id === undefined ? undefined : await findImport(c.database, here.initiative.id, id)
  if (report === undefined) throw new NotThere()
  const after = Number(c.query('after') ?? 0)
  const rows = await listReportedRows(c.database, report.id, Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0)
  const shown = rows.slice(0, REPORTED_AT_ONCE)
  return c.page(<ReportPage here={here} report={report} rows={shown} next={rows.length > REPORTED_AT_ONCE ? shown.at(-1)?.row : undefined} />)
})
