/** Whoever may see the initiative sees what was done for each of five steps; members write it down. */
import type { Transaction } from '#platform/database/database.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { readThings } from '../about/about.form.ts'
import { listAbout, listOfferedThings, replaceAbout } from '../about/about.queries.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import type { InitiativeId, StandpointId } from '../tables.ts'
import { type DoneCode, readDone } from './five-steps.form.ts'
import { type Done, deleteDone, findDone, insertDone, listDone, listNewestDone, updateDone } from './five-steps.queries.ts'
import { FiveStepsPage, RemoveDonePage, WriteDonePage } from './five-steps.view.tsx'
import { FIVE_STEPS, type FiveStep } from './tables.ts'
import { sayFiveSteps } from './words/index.ts'

/** Of each step where all five are shown; and of one by itself. */
const A_FEW = 5
const ON_A_PAGE = 30

const isStep = (name: string | undefined): name is FiveStep => FIVE_STEPS.some((step) => step === name)
const stepsPath = ({ initiative }: Pick<Seen, 'initiative'>, end = '') => `/initiatives/${initiative.slug}/steps${end}`

export const showFiveSteps = route('/initiatives/:slug/steps', whoMaySee).get(async (c, here) => {
  const step = c.query('step')
  const after = readId<'step-done'>(c.query('after'))
  const only = isStep(step) ? step : undefined
  const found = only === undefined ? await listNewestDone(c.database, here.initiative.id, A_FEW + 1) : await listDone(c.database, here.initiative.id, only, { after, most: ON_A_PAGE + 1 })
  const about = await listAbout(c.database, here, { of: 'done', ids: found.map(({ id }) => id) })
  return c.page(<FiveStepsPage here={here} person={c.person?.id} only={only} done={found} most={only === undefined ? A_FEW : ON_A_PAGE} about={about} later={after !== undefined} />)
})

async function checkBy(trx: Transaction, initiative: InitiativeId, by: readonly StandpointId[]): Promise<Refused<DoneCode> | undefined> {
  const known = new Set((await listStandpoints(trx, initiative)).map(({ id }) => id))
  return by.every((one) => known.has(one)) ? undefined : refuse('by', 'by-missing')
}

export const newDone = route('/initiatives/:slug/steps/new', members)

newDone.get(async (c, here) => c.page(await writePage(c, here, {})))

newDone.post((c, here) =>
  write(c, readDone, async (trx, { about, addresses, step, words, day, by }) => {
    const value = { step, words, day, by }
    const wrong = await checkBy(trx, here.initiative.id, value.by)
    if (wrong !== undefined) return wrong
    const found = await readThings(trx, here, { about, addresses })
    if (found.kind === 'refused') return found
    const id = await insertDone(trx, here.initiative.id, value, here.person.id, c.now)
    await replaceAbout(trx, here, 'done', id, found.things)
    return done(stepsPath(here), sayFiveSteps('write.done'))
  }, async (typed, problems) => c.page(await writePage(c, here, { typed, problems }), 422)))

type AtDone = SeenByMember & Readonly<{ it: Done }>

/** Whoever wrote it down, and the hosts. For others there is nothing to change here. */
const whoMayChange: Gate<AtDone> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'step-done'>(c.param('done'))
  const it = id === undefined ? undefined : await findDone(c.database, here.initiative.id, id)
  return it === undefined || (!here.membership.host && it.recordedBy !== here.person.id) ? { closed: 'not-found' } : { ...here, it }
}

export const editDone = route('/initiatives/:slug/steps/:done/edit', whoMayChange)

editDone.get(async (c, here) => c.page(await writePage(c, here, { it: here.it })))

editDone.post((c, here) =>
  write(c, readDone, async (trx, { about, addresses, version, ...value }) => {
    const wrong = await checkBy(trx, here.initiative.id, value.by)
    if (wrong !== undefined) return wrong
    const found = await readThings(trx, here, { about, addresses })
    if (found.kind === 'refused') return found
    if (!(await updateDone(trx, here.it.id, version, value))) return { kind: 'outdated', show: (typed) => showOutdated(c, here, typed) }
    await replaceAbout(trx, here, 'done', here.it.id, found.things)
    return done(stepsPath(here), sayFiveSteps('write.changed'))
  }, async (typed, problems) => c.page(await writePage(c, here, { it: here.it, typed, problems }), 422)))

/** Both versions: what is there now, and what was typed. */
async function showOutdated(c: Context, here: AtDone, typed: Typed): Promise<Response> {
  const it = await findDone(c.database, here.initiative.id, here.it.id)
  if (it === undefined) throw new NotThere()
  return c.page(await writePage(c, here, { it, typed, outdated: true }), 409)
}

type Shown = Readonly<{ it?: Done; typed?: Typed; problems?: readonly Problem<DoneCode>[]; outdated?: boolean }>

async function writePage(c: Context, here: SeenByMember, { it, typed = {}, problems = [], outdated = false }: Shown) {
  const [standpoints, offered, about] = await Promise.all([
    listStandpoints(c.database, here.initiative.id), listOfferedThings(c.database, here), it === undefined ? undefined : listAbout(c.database, here, { of: 'done', ids: [it.id] }),
  ])
  const step = c.query('step')
  return <WriteDonePage here={here} it={it} step={isStep(step) ? step : undefined} today={dayOf(c.now, here.initiative.zone)} standpoints={standpoints} offered={offered} about={(it === undefined ? undefined : about?.get(it.id)) ?? []} typed={typed} problems={problems} outdated={outdated} />
}

export const removeDone = route('/initiatives/:slug/steps/:done/remove', whoMayChange)

removeDone.get((c, here) => c.page(<RemoveDonePage here={here} it={here.it} />))

removeDone.post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteDone(trx, here.it.id)
    return done(stepsPath(here), sayFiveSteps('remove.done'))
  }, () => c.page(<RemoveDonePage here={here} it={here.it} />, 422)))
