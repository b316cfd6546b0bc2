/** A host, or whoever brought a file in, takes all of it back in one step, and sees how far that is. */
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readPress } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { type ImportReport, findImport } from './import.queries.ts'
import { refreshesItself } from './progress.ts'
import { askToTakeBack } from './run-take-back.ts'
import { countToTakeBack, findTakingBack } from './take-back.queries.ts'
import { TakeImportBackPage, TakingBackPage } from './take-back.view.tsx'
import { sayImport } from './words/index.ts'

/** The import that the address names, for hosts and for whoever brought it in. */
const mayTakeBack: Gate<SeenByMember & Readonly<{ report: ImportReport }>> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'import'>(c.param('import'))
  const report = id === undefined ? undefined : await findImport(c.database, here.initiative.id, id)
  if (here.membership.host || report?.person === here.person.id) return report === undefined ? { closed: 'not-found' } : { ...here, report }
  return { closed: 'forbidden', whoCan: sayImport('take-back.who-can') }
}

export const takeBackImport = route('/initiatives/:slug/imports/:import/take-back', mayTakeBack)

takeBackImport.get(async (c, here) => {
  const going = await findTakingBack(c.database, here.report.id)
  if (going !== undefined) return c.page(<TakingBackPage here={here} report={here.report} going={going} refreshing={refreshesItself(c, 'running')} now={c.now} />)
  return c.page(<TakeImportBackPage here={here} report={here.report} would={await countToTakeBack(c.database, here.report.id)} />)
})

takeBackImport.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    const { initiative, report, person } = here
    const asked = await askToTakeBack(trx, initiative.id, report.id, person.id, c.now)
    if (asked.kind === 'nothing-left') return refuse<'nothing-left'>('', 'nothing-left')
    return asked.kind === 'waits' ? done(`/initiatives/${initiative.slug}/imports/${report.id}/take-back`) : done(`/initiatives/${initiative.slug}/heard`, sayImport('take-back.done', { taken: asked.voices }))
  }, (_typed, problems) => c.page(<TakeImportBackPage here={here} report={here.report} would={{ voices: 0, grouped: 0 }} problems={problems} />, 422)))
