/** An editor sees what a file of references would bring, says how it is to come in, watches it, and reads what became of each entry. */
import { refreshesItself } from '#initiative/index.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { type Done, done, write } from '#platform/http/write.tsx'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { editors } from '../library.gate.ts'
import { CheckPage } from './check.view.tsx'
import { GoingPage, NonePage, ReportPage, TakenBackPage } from './going.view.tsx'
import { askForCheck, askToBringIn } from './go-through.ts'
import { type ImportCode, MAPPED, columnField, readBringIn, readColumns } from './import.form.ts'
import { countBrought } from './take-back.queries.ts'
import { askToTakeBack } from './take-back.ts'
import { filePath } from './upload.route.tsx'
import { type WorkFile, findFile, listRows, moveFile } from './work-file.queries.ts'
import { THERE, isGoing } from './works.rules.ts'

type Here = Readonly<{ file: WorkFile; person: SignedIn }>

const atFile: Gate<Here> = async (c) => {
  const here = await editors(c)
  if ('closed' in here) return here
  const id = readId<'work-file'>(c.param('file'))
  const file = id === undefined ? undefined : await findFile(c.database, id)
  return file === undefined ? { closed: 'not-found' } : { file, person: here.person }
}

/** Each list of a page shows so many. */
export const AT_ONCE = 50
const FIRST = 10

export const workFile = route('/library/import/:file', atFile)

workFile.get((c, { file }) => showPage(c, file))

workFile.post((c, { file }) => write(c, readBringIn, (trx, choices) => bringIn(c, trx, file, choices), (typed, problems) => showPage(c, file, typed, problems)))

type Chosen = Extract<Awaited<ReturnType<typeof readBringIn>>, { ok: true }>['value']

async function bringIn(c: Context, trx: Transaction, { id, tally }: WorkFile, { state, leaveOut, allToo, also }: Chosen): Promise<Done | Refused<ImportCode>> {
  if (tally.refused > 0 && !leaveOut) return refuse('leaveOut', 'rows-refused')
  if (tally.fresh === 0 && also.length === 0 && !allToo) return refuse('', 'nothing-new')
  // Pressed twice: it is on its way, and its page says so.
  await askToBringIn(trx, id, { state, leaveOut, also: allToo ? 'all' : also }, c.now)
  return done(filePath(id))
}

export const workColumns = route('/library/import/:file/columns', atFile)

workColumns.post((c, { file }) => write(c, readColumns, async (trx, said) => {
  const pairs = MAPPED.flatMap((mapped) => (said[columnField(mapped)] === undefined ? [] : [[mapped, said[columnField(mapped)] ?? ''] as const]))
  const stray = pairs.find(([, heading]) => !file.headings.includes(heading))
  if (stray !== undefined) return refuse<ImportCode>(columnField(stray[0]), 'column-unknown')
  if (!pairs.some(([mapped]) => mapped === 'Title')) return refuse<ImportCode>(columnField('Title'), 'title-column-missing')
  await askForCheck(trx, file, Object.fromEntries(pairs.map(([mapped, heading]) => [heading, mapped])), { now: c.now, watch: c.site.watch })
  return done(filePath(file.id))
}, (typed, problems) => showPage(c, file, typed, problems)))

/** Whoever goes through a file says every second or so how far they are: with nothing said for as long as this, nobody does. */
const DEAD_MS = 120_000
/** With nothing said for as long as this, the program may have stopped; its next start goes on. */
const STILL_MS = 20_000

export const stopWorks = route('/library/import/:file/stop', atFile)

stopWorks.post((c, { file }) => write(c, readPress, async (trx) => {
  const isDead = c.now.getTime() - file.movedAt.getTime() > DEAD_MS
  const stopped = await moveFile(trx, file.id, ['waiting', 'checking', ...(isDead ? ['running', 'stopping'] as const : [])], 'stopped', { now: c.now }) || await moveFile(trx, file.id, ['running'], 'stopping', { now: c.now })
  return stopped ? done(filePath(file.id)) : refuse<ImportCode>('', 'over')
}, (typed, problems) => showPage(c, file, typed, problems)))

const afterOf = (c: Context, name: string): number => (/^\d{1,6}$/.test(c.query(name) ?? '') ? Number(c.query(name)) : 0)

async function showPage(c: Context, file: WorkFile, typed: Typed = {}, problems: readonly Problem<ImportCode>[] = []): Promise<Response> {
  const status = problems.length > 0 ? 422 : 200
  if (isGoing(file.state)) return c.page(<GoingPage file={file} still={c.now.getTime() - file.movedAt.getTime() > STILL_MS} refreshing={refreshesItself(c, 'running')} problems={problems} />, status)
  if (file.state === 'taking-back' || file.state === 'taken-back') return c.page(<TakenBackPage file={file} />)
  if (file.state === 'done') {
    const brought = await countBrought(c.database, file.id)
    const rows = await listRows(c.database, file.id, { after: afterOf(c, 'after'), most: AT_ONCE + 1 })
    return c.page(<ReportPage file={file} brought={brought} rows={rows.slice(0, AT_ONCE)} next={rows.length > AT_ONCE ? rows[AT_ONCE - 1]?.place : undefined} problems={problems} />, status)
  }
  const of = (name: string, verdicts: Parameters<typeof listRows>[2]['verdicts'], most: number) => listRows(c.database, file.id, { after: afterOf(c, name), most: most + 1, ...(verdicts === undefined ? {} : { verdicts }) })
  const [fresh, there, refused] = await Promise.all([of('fresh', ['fresh'], FIRST), of('there', THERE, AT_ONCE), of('refused', ['refused'], AT_ONCE)])
  if (file.state !== 'checked' && problems.length === 0) return c.page(<NonePage file={file} />)
  return c.page(<CheckPage file={file} fresh={fresh.slice(0, FIRST)} there={{ rows: there.slice(0, AT_ONCE), more: there.length > AT_ONCE }} refused={{ rows: refused.slice(0, AT_ONCE), more: refused.length > AT_ONCE }} typed={typed} problems={problems} />, status)
}

export const checkAgain = route('/library/import/:file/again', atFile)

checkAgain.post((c, { file }) => write(c, readPress, async (trx) => {
  await askForCheck(trx, file, file.columns, { now: c.now, watch: c.site.watch })
  return done(filePath(file.id))
}, (typed, problems) => showPage(c, file, typed, problems)))

export const takeBack = route('/library/import/:file/take-back', atFile)

takeBack.post((c, { file, person }) => write(c, readPress, async (trx) => {
  // Pressed twice: it is on its way, and its page says so.
  if (file.state !== 'done') return done(filePath(file.id))
  const { brought, changed } = await countBrought(trx, file.id)
  if (brought === 0 || changed > 0) return refuse<ImportCode>('', changed > 0 ? 'changed-since' : 'over')
  await askToTakeBack(trx, file.id, { person: person.id, now: c.now })
  return done(filePath(file.id))
}, (typed, problems) => showPage(c, file, typed, problems)))
