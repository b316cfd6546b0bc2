/** A host checks what a file would bring, says which column is what, and brings it in. */
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { type CheckCode, CheckFilePage } from './check-file.view.tsx'
import { importVoices, planImport } from './import-voices.ts'
import { readImport } from './import.form.ts'
import { type Draft, deleteDraft, findDraft } from './import.queries.ts'
import { readSheet } from './read-sheet.ts'
import { COLUMN_ROLES, type ColumnRole, type Mapping, columnField, guessMapping } from './voice-rows.rules.ts'
import { sayImport } from './words/index.ts'

export const checkFile = route('/initiatives/:slug/import/:draft', hosts)

checkFile.get(async (c, here) => {
  const draft = await loadDraft(c, here)
  const asked = mappingOf((role) => c.query(columnField(role)))
  return showPage(c, here, draft, asked.words === undefined ? guessMapping(sheetOf(draft).sheet.headings) : asked)
})

checkFile.post(async (c, here) => {
  const draft = await loadDraft(c, here)
  return write(c, readImport, async (trx, value) => {
    const { sheet, hash } = sheetOf(draft)
    const mapping = mappingOf((role) => value[columnField(role)])
    const stray = COLUMN_ROLES.find((role) => mapping[role] !== undefined && !sheet.headings.includes(mapping[role]))
    if (stray !== undefined) return refuse(columnField(stray), 'column-unknown')
    if (!isAsNarrow(value.seenBy, here.initiative.openTo)) return refuse('seenBy', 'wider-than-initiative')
    const standpoints = await listStandpoints(trx, here.initiative.id)
    if (value.standpoint !== undefined && !standpoints.some((one) => one.id === value.standpoint)) return refuse('standpoint', 'standpoint-unknown')
    const { standpoint, seenBy, leaveOut } = value
    const imported = await importVoices(trx, {
      initiative: here.initiative.id, sheet, mapping, hash, fileName: draft.fileName, person: here.person.id, standpoint, seenBy, leaveOut,
    })
    if (imported.kind === 'stopped') return refuse('leaveOut', 'rows-refused')
    if (imported.kind === 'nothing-new') return refuse('', 'nothing-new')
    await deleteDraft(trx, draft.id)
    return done(`/initiatives/${here.initiative.slug}/imports/${imported.id}`, sayImport('done', { taken: imported.plan.fresh.length }))
  }, (typed, problems) => showPage(c, here, draft, mappingOf((role) => typed[columnField(role)]?.[0]), typed, problems))
})

/** The file, unless it is somebody else's or was imported (then there is nothing here any more). */
async function loadDraft(c: Context, here: SeenByMember): Promise<Draft> {
  const id = readId<'import-draft'>(c.param('draft'))
  const draft = id === undefined ? undefined : await findDraft(c.database, here.initiative.id, here.person.id, id)
  if (draft === undefined) throw new NotThere()
  return draft
}

/** What was kept could be read when it came. */
function sheetOf(draft: Draft) {
  const read = readSheet(draft.file)
  if (read.kind === 'unreadable') throw new Error('a file that was kept can no longer be read')
  return read
}

const mappingOf = (columnOf: (role: ColumnRole) => string | undefined): Mapping =>
  Object.fromEntries(COLUMN_ROLES.map((role) => [role, columnOf(role)] as const).filter(([, heading]) => heading !== undefined && heading !== ''))

async function showPage(c: Context, here: SeenByMember, draft: Draft, mapping: Mapping, typed: Typed = {}, problems: readonly Problem<CheckCode>[] = []) {
  const read = sheetOf(draft)
  const [standpoints, plan] = await Promise.all([
    listStandpoints(c.database, here.initiative.id),
    planImport(c.database, here.initiative.id, { sheet: read.sheet, mapping, hash: read.hash }),
  ])
  const page = <CheckFilePage here={here} fileName={draft.fileName} sheet={read.sheet} mapping={mapping} plan={plan} standpoints={standpoints} typed={typed} problems={problems} />
  return c.page(page, problems.length > 0 ? 422 : 200)
}
