/** A member records what something costs, saves or puts at risk; whoever recorded it, or a host, takes it out again. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { type RecordedCost, findCost, insertCost, listAbout, takeCostOut } from './cost.queries.ts'
import { decideCost } from './cost.rules.ts'
import { readCost, readTakeOut } from './record-cost.form.ts'
import { type CostCodes, RecordCostPage, TakeCostOutPage } from './record-cost.view.tsx'
import { sayCost } from './words/index.ts'

const costsPath = ({ initiative }: SeenByMember) => `/initiatives/${initiative.slug}/costs`

export const recordCost = route('/initiatives/:slug/costs/new', members)

recordCost.get(async (c, here) => c.page(await pageOf(c, here)))

recordCost.post((c, here) =>
  write(c, readCost, async (trx, { kind, words, about, borneBy, amount: pence, period, basis, source, ...notASubstitute }) => {
    const { initiative, person } = here
    if (about !== undefined && !(await listAbout(trx, here)).some(({ id }) => id === about)) return refuse('about', 'about-unknown')
    const decided = decideCost({ kind, words, borneBy, amount: { pence, period, basis, source }, notASubstitute })
    if (decided.kind === 'refused') return decided
    await insertCost(trx, { initiative: initiative.id, seenBy: initiative.openTo, person: person.id, about, at: c.now }, decided.cost)
    return done(costsPath(here), sayCost('record.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<CostCodes>[] = []) =>
  <RecordCostPage here={here} offered={await listAbout(c.database, here)} about={c.query('about')} typed={typed} problems={problems} />

type AtCost = SeenByMember & Readonly<{ cost: RecordedCost }>

/** Whoever recorded a figure, and the hosts. For others there is nothing here. */
const whoMayTakeOut: Gate<AtCost> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'cost'>(c.param('cost'))
  const cost = id === undefined ? undefined : await findCost(c.database, here, id)
  return cost === undefined || !(here.membership.host || cost.recordedBy === here.person.id) ? { closed: 'not-found' } : { ...here, cost }
}

export const takeOut = route('/initiatives/:slug/costs/:cost/take-out', whoMayTakeOut)

takeOut.get((c, here) => c.page(<TakeCostOutPage here={here} cost={here.cost} typed={{}} problems={[]} />))

takeOut.post((c, here) =>
  write(c, readTakeOut, async (trx, { reason }) => {
    await takeCostOut(trx, here.cost.id, reason, here.person.id, c.now)
    return done(costsPath(here), sayCost('take-out.done'))
  }, (typed, problems) => c.page(<TakeCostOutPage here={here} cost={here.cost} typed={typed} problems={problems} />, 422)))
