/** A host checks what a file would bring, says which column is what, and has it brought in. */
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { type Done, done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { type CheckCode, CheckFilePage } from './check-file.view.tsx'
import { type Draft, REFUSED_AT_ONCE, findDraft, findLastRun, listRunRefusals } from './draft.queries.ts'
import { type readImport as Read, readColumns, readImport } from './import.form.ts'
import { isGoing, refreshesItself } from './progress.ts'
import { askForCheck, askForImport } from './run-import.ts'
import { readRow } from './report.route.tsx'
import { COLUMN_ROLES, columnField } from './voice-rows.rules.ts'

type Here = SeenByMember & Readonly<{ draft: Draft }>

/** The file that the address names, for whoever sent it. */
const ownDraft: Gate<Here> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'import-draft'>(c.param('draft'))
  const draft = id === undefined ? undefined : await findDraft(c.database, id, { initiative: here.initiative.id, person: here.person.id })
  return draft === undefined ? { closed: 'not-found' } : { ...here, draft }
}

const importPath = (here: SeenByMember, id: string) => `/initiatives/${here.initiative.slug}/imports/${id}`

export const checkFile = route('/initiatives/:slug/import/:draft', ownDraft)

checkFile.get(async (c, here) => {
  const going = await findLastRun(c.database, here.draft.id, 'import')
  return going !== undefined && isGoing(going.state) ? c.seeOther(importPath(here, going.id)) : showPage(c, here)
})

type ReadForm = Extract<Awaited<ReturnType<typeof Read>>, { ok: true }>['value']

checkFile.post(async (c, here) =>
  write(c, readImport, (trx, value) => bringIn(c, trx, here, value), (typed, problems) => showPage(c, here, typed, problems)))

async function bringIn(c: Context, trx: Transaction, here: Here, { check, standpoint, seenBy, leaveOut }: ReadForm): Promise<Done | Refused<CheckCode>> {
  // Pressed twice, on one page or two.
  const going = await findLastRun(trx, here.draft.id, 'import')
  if (going !== undefined && isGoing(going.state)) return done(importPath(here, going.id))
  const checked = await findLastRun(trx, here.draft.id, 'check')
  if (checked?.state !== 'done' || checked.id !== check) return refuse('', 'checked-anew')
  if (!isAsNarrow(seenBy, here.initiative.openTo)) return refuse('seenBy', 'wider-than-initiative')
  const standpoints = await listStandpoints(trx, here.initiative.id)
  if (standpoint !== undefined && !standpoints.some((one) => one.id === standpoint)) return refuse('standpoint', 'standpoint-unknown')
  if (checked.tally.refused > 0 && !leaveOut) return refuse('leaveOut', 'rows-refused')
  if (checked.tally.fresh === 0) return refuse('', 'nothing-new')
  return done(importPath(here, await askForImport(trx, { draft: here.draft.id, mapping: checked.mapping, standpoint, seenBy, leaveOut }, c.now)))
}

export const chooseColumns = route('/initiatives/:slug/import/:draft/columns', ownDraft)

chooseColumns.post(async (c, here) =>
  write(c, readColumns, async (trx, value) => {
    const mapping = Object.fromEntries(COLUMN_ROLES.flatMap((role) => (value[columnField(role)] === undefined ? [] : [[role, value[columnField(role)]] as const])))
    const stray = COLUMN_ROLES.find((role) => mapping[role] !== undefined && !here.draft.headings.includes(mapping[role]))
    if (stray !== undefined) return refuse<CheckCode>(columnField(stray), 'column-unknown')
    await askForCheck(trx, here.draft, mapping, { now: c.now, watch: c.site.watch })
    return done(`/initiatives/${here.initiative.slug}/import/${here.draft.id}`)
  }, (typed, problems) => showPage(c, here, typed, problems)))

async function showPage(c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<CheckCode>[] = []) {
  const check = await findLastRun(c.database, here.draft.id, 'check')
  const [standpoints, refused] = await Promise.all([
    listStandpoints(c.database, here.initiative.id),
    check === undefined ? [] : listRunRefusals(c.database, check.id, readRow(c)),
  ])
  const refreshing = check !== undefined && refreshesItself(c, check.state)
  const shown = refused.slice(0, REFUSED_AT_ONCE)
  const next = refused.length > REFUSED_AT_ONCE ? shown.at(-1)?.row : undefined
  const page = <CheckFilePage here={here} draft={here.draft} check={check} refused={shown} next={next} standpoints={standpoints} refreshing={refreshing} typed={typed} problems={problems} />
  return c.page(page, problems.length > 0 ? 422 : 200)
}
