/** A member says what a need rests on: themes and single things that were said, searched and ticked page by page. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { linkItems } from '../thread/item.queries.ts'
import { type RestsOnCode, readRestsOn } from './need.form.ts'
import { type MemberAtNeed, membersAtNeed, needPath } from './need.gate.ts'
import { listGroundsAmong, listGroundsOf, listPossibleGrounds, unlinkGrounds } from './rests-on.queries.ts'
import { RestsOnPage } from './rests-on.view.tsx'
import { sayNeed } from './words/index.ts'

const ON_A_PAGE = 30

export const needRestsOn = route('/initiatives/:slug/needs/:item/rests-on', membersAtNeed)

needRestsOn.get(async (c, here) => c.page(await pageOf(c, here)))

needRestsOn.post((c, here) =>
  write(c, readRestsOn, async (trx, { restsOn, off }) => {
    const { initiative, need } = here
    if (restsOn.length + off.length === 0) return refuse<RestsOnCode>('restsOn', 'nothing-ticked')
    const grounds = await listGroundsAmong(trx, here, restsOn)
    if (grounds.length < restsOn.length) return refuse<RestsOnCode>('restsOn', 'rests-on-unknown')
    await unlinkGrounds(trx, need.id, off)
    if ((await linkItems(trx, initiative.id, need.id, grounds.map(({ id }) => id))) === 'circle') return refuse<RestsOnCode>('restsOn', 'would-be-circle')
    return done(needPath(here, need.id, '/rests-on'), sayNeed(restsOn.length > 0 ? 'rests-on.added' : 'rests-on.removed'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

/** Longer than anything that somebody types to find something. */
const LONGEST_SEARCH = 100

const pageOf = async (c: Context, here: MemberAtNeed, typed?: Typed, problems: readonly Problem<RestsOnCode>[] = []) => {
  const search = c.query('search')?.trim().slice(0, LONGEST_SEARCH)
  const asked = { kind: c.query('of') === 'voice' ? 'voice' : 'theme', search: search === '' ? undefined : search, after: readId<'item'>(c.query('after')) } as const
  const [now, found] = await Promise.all([
    listGroundsOf(c.database, here, here.need.id), listPossibleGrounds(c.database, here, { ...asked, most: ON_A_PAGE + 1, except: here.need.id }),
  ])
  const shown = found.slice(0, ON_A_PAGE)
  return <RestsOnPage here={here} now={now} possible={shown} {...asked} next={found.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} typed={typed} problems={problems} />
}
