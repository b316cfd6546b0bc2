/** Whoever may see the initiative reads what the group means to do, and what really happened; members plan, and say how it went. */
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { readThings } from '../about/about.form.ts'
import { listAbout, listOfferedThings, replaceAbout } from '../about/about.queries.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { holdMembers } from '../membership/membership.queries.ts'
import { BeginPlanPage, HowItWentPage, PlannedPage, RemovePlannedPage } from './change-plan.view.tsx'
import { type PlanCode, readBegin, readHowItWent, readPlanned } from './plan.form.ts'
import { type Planned, deletePlanned, insertPlanned, listPlan, orderPlan, updateHowItWent, updatePlanned } from './plan.queries.ts'
import { MOST_STEPS, daysFrom, isCircle, moved } from './plan.rules.ts'
import { PlanPage } from './plan.view.tsx'
import type { PlannedId } from './tables.ts'
import { sayPlan } from './words/index.ts'

const planPath = ({ initiative }: Pick<Seen, 'initiative'>) => `/initiatives/${initiative.slug}/plan`
const today = (c: Context, { initiative }: Seen) => dayOf(c.now, initiative.zone)

export const showPlan = route('/initiatives/:slug/plan', whoMaySee).get(async (c, here) => {
  const steps = await listPlan(c.database, here.initiative.id)
  const about = await listAbout(c.database, here, { of: 'planned', ids: steps.map(({ id }) => id) })
  return c.page(<PlanPage here={here} steps={steps} about={about} today={today(c, here)} />)
})

export const beginPlan = route('/initiatives/:slug/plan/begin', members)

beginPlan.get((c, here) => c.page(<BeginPlanPage here={here} today={today(c, here)} typed={{}} problems={[]} />))

beginPlan.post((c, here) =>
  write(c, readBegin, async (trx, { template, first }) => {
    const { initiative, person } = here
    await holdMembers(trx, initiative.id)
    if ((await listPlan(trx, initiative.id)).length > 0) return refuse('', 'not-empty')
    let after: PlannedId | undefined
    for (const { key, from, until } of daysFrom(template, first)) {
      after = await insertPlanned(trx, initiative.id, { what: sayPlan(`steps.${key}.what`), who: sayPlan(`steps.${key}.who`), from, until, after }, { person: person.id, at: c.now })
    }
    return done(planPath(here), sayPlan('begin.done'))
  }, (typed, problems) => c.page(<BeginPlanPage here={here} today={today(c, here)} typed={typed} problems={problems} />, 422)))

/** What is wrong with the step that another is to come after; nothing where all is well. */
function afterProblem(steps: readonly Planned[], id: PlannedId | undefined, after: PlannedId | undefined): 'after-unknown' | 'after-circle' | undefined {
  if (after === undefined) return undefined
  if (!steps.some((step) => step.id === after)) return 'after-unknown'
  return id !== undefined && isCircle(steps, id, after) ? 'after-circle' : undefined
}

export const newPlanned = route('/initiatives/:slug/plan/new', members)

newPlanned.get(async (c, here) => c.page(await plannedPage(c, here)))

newPlanned.post((c, here) =>
  write(c, readPlanned, async (trx, { what, who, from, until, after }) => {
    const step = { what, who, from, until, after }
    const { initiative, person } = here
    await holdMembers(trx, initiative.id)
    const steps = await listPlan(trx, initiative.id)
    if (steps.length >= MOST_STEPS) return refuse('', 'too-many')
    const wrong = afterProblem(steps, undefined, step.after)
    if (wrong !== undefined) return refuse('after', wrong)
    await insertPlanned(trx, initiative.id, step, { person: person.id, at: c.now })
    return done(planPath(here), sayPlan('write.done'))
  }, async (typed, problems) => c.page(await plannedPage(c, here, { typed, problems }), 422)))

type AtStep = SeenByMember & Readonly<{ steps: readonly Planned[]; step: Planned }>

/** Those who take part, at a step of the plan. */
const atStep: Gate<AtStep> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const steps = await listPlan(c.database, here.initiative.id)
  const step = steps.find(({ id }) => id === c.param('step'))
  return step === undefined ? { closed: 'not-found' } : { ...here, steps, step }
}

type Shown = Readonly<{ step?: Planned; typed?: Typed; problems?: readonly Problem<PlanCode>[]; outdated?: boolean }>

async function plannedPage(c: Context, here: SeenByMember, { step, typed = {}, problems = [], outdated = false }: Shown = {}) {
  return <PlannedPage here={here} steps={await listPlan(c.database, here.initiative.id)} step={step} typed={typed} problems={problems} outdated={outdated} />
}

/** As it is now, after somebody else was faster. */
async function nowAt(c: Context, here: AtStep): Promise<Planned> {
  const step = (await listPlan(c.database, here.initiative.id)).find(({ id }) => id === here.step.id)
  if (step === undefined) throw new NotThere()
  return step
}

export const editPlanned = route('/initiatives/:slug/plan/:step/edit', atStep)

editPlanned.get(async (c, here) => c.page(await plannedPage(c, here, { step: here.step })))

editPlanned.post((c, here) =>
  write(c, readPlanned, async (trx, { version, ...step }) => {
    await holdMembers(trx, here.initiative.id)
    const wrong = afterProblem(await listPlan(trx, here.initiative.id), here.step.id, step.after)
    if (wrong !== undefined) return refuse('after', wrong)
    if (!(await updatePlanned(trx, here.step.id, version, step, { person: here.person.id, at: c.now }))) return { kind: 'outdated', show: async (typed) => c.page(await plannedPage(c, here, { step: await nowAt(c, here), typed, outdated: true }), 409) }
    return done(planPath(here), sayPlan('write.changed'))
  }, async (typed, problems) => c.page(await plannedPage(c, here, { step: here.step, typed, problems }), 422)))

export const sayHowItWent = route('/initiatives/:slug/plan/:step/happened', atStep)

async function wentPage(c: Context, here: AtStep, { typed = {}, problems = [], outdated = false }: Shown = {}) {
  const [offered, about] = await Promise.all([listOfferedThings(c.database, here), listAbout(c.database, here, { of: 'planned', ids: [here.step.id] })])
  return <HowItWentPage here={here} step={here.step} offered={offered} about={about.get(here.step.id) ?? []} typed={typed} problems={problems} outdated={outdated} />
}

sayHowItWent.get(async (c, here) => c.page(await wentPage(c, here)))

sayHowItWent.post((c, here) =>
  write(c, readHowItWent, async (trx, { about, addresses, version, ...went }) => {
    const found = await readThings(trx, here, { about, addresses })
    if (found.kind === 'refused') return found
    if (!(await updateHowItWent(trx, here.step.id, version, went, { person: here.person.id, at: c.now }))) return { kind: 'outdated', show: async (typed) => c.page(await wentPage(c, { ...here, step: await nowAt(c, here) }, { typed, outdated: true }), 409) }
    await replaceAbout(trx, here, 'planned', here.step.id, found.things)
    return done(planPath(here), sayPlan('went.done'))
  }, async (typed, problems) => c.page(await wentPage(c, here, { typed, problems }), 422)))

/** One place up or down; in the first place there is none above, and then nothing moves. */
const moving = (end: 'up' | 'down', by: -1 | 1) => route(`/initiatives/:slug/plan/:step/${end}`, atStep).post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdMembers(trx, here.initiative.id)
    const order = (await listPlan(trx, here.initiative.id)).map(({ id }) => id)
    await orderPlan(trx, here.initiative.id, moved(order, here.step.id, by))
    return done(planPath(here), sayPlan('moved', { what: here.step.what }))
  }, () => c.seeOther(planPath(here))))
export const moveUp = moving('up', -1)
export const moveDown = moving('down', 1)

export const removePlanned = route('/initiatives/:slug/plan/:step/remove', atStep)

removePlanned.get((c, here) => c.page(<RemovePlannedPage here={here} step={here.step} />))

removePlanned.post((c, here) =>
  write(c, readPress, async (trx) => {
    await deletePlanned(trx, here.step.id)
    return done(planPath(here), sayPlan('remove.done'))
  }, () => c.page(<RemovePlannedPage here={here} step={here.step} />, 422)))
