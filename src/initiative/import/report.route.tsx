/** A host sees how far a file is that is being brought in, and what became of each row. */
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readPress } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { findRun, stopRun } from './draft.queries.ts'
import { type ImportReport, REPORTED_AT_ONCE, findImport, listReportedRows } from './import.queries.ts'
import { refreshesItself } from './progress.ts'
import { ReportPage } from './report.view.tsx'
import { findTakingBack } from './take-back.queries.ts'
import { type StopCode, RunPage } from './run.view.tsx'
import type { ImportId } from './tables.ts'

type Here = SeenByMember & Readonly<{ id: ImportId; report: ImportReport | undefined; run: NonNullable<Awaited<ReturnType<typeof findRun>>> | undefined }>

/** An import that came in, or is on its way. */
const oneImport: Gate<Here> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'import'>(c.param('import'))
  if (id === undefined) return { closed: 'not-found' }
  // On its way first: it may arrive between the two questions, and is found then.
  const run = await findRun(c.database, here.initiative.id, id)
  const report = await findImport(c.database, here.initiative.id, id)
  return run === undefined && report === undefined ? { closed: 'not-found' } : { ...here, id, report, run }
}

/** The row from which a page goes on. */
export function readRow(c: Context): number {
  const after = Number(c.query('after') ?? 0)
  return Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0
}

export const showImport = route('/initiatives/:slug/imports/:import', oneImport)

showImport.get(async (c, here) => {
  const { report, run } = here
  if (report !== undefined) {
    const [rows, going] = await Promise.all([listReportedRows(c.database, report.id, readRow(c)), findTakingBack(c.database, report.id)])
    const shown = rows.slice(0, REPORTED_AT_ONCE)
    return c.page(<ReportPage here={here} report={report} rows={shown} next={rows.length > REPORTED_AT_ONCE ? shown.at(-1)?.row : undefined} goingBack={going !== undefined} />)
  }
  if (run === undefined) throw new NotThere()
  return c.page(<RunPage here={here} run={run} refreshing={refreshesItself(c, run.state)} now={c.now} />)
})

/** Whoever has done nothing for this long has died over it; another takes it up from the beginning. */
const DEAD_MS = 120_000

export const stopImport = route('/initiatives/:slug/imports/:import/stop', oneImport)

stopImport.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    if (!(await stopRun(trx, here.id, new Date(c.now.getTime() - DEAD_MS)))) return refuse<StopCode>('', 'over')
    return done(`/initiatives/${here.initiative.slug}/imports/${here.id}`)
  }, (_typed, problems) => {
    if (here.run === undefined) return c.seeOther(`/initiatives/${here.initiative.slug}/imports/${here.id}`)
    return c.page(<RunPage here={here} run={here.run} refreshing={false} now={c.now} problems={problems} />, 422)
  }))
