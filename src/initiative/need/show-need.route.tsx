/** Reads a need whole: whose it is, who states it, what it rests on, and what came of it. */
import { route } from '#platform/http/routes.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { whoMaySeeNeed } from './need.gate.ts'
import { findStanding } from './need.queries.ts'
import { listCameOf, listGroundsOf } from './rests-on.queries.ts'
import { ShowNeedPage } from './show-need.view.tsx'

export const showNeed = route('/initiatives/:slug/needs/:item', whoMaySeeNeed).get(async (c, here) => {
  const { initiative, membership, need } = here
  const [standpoints, grounds, came, mine] = await Promise.all([
    listStandpoints(c.database, initiative.id), listGroundsOf(c.database, here, need.id), listCameOf(c.database, here, need.id),
    membership === undefined ? undefined : findStanding(c.database, need.id, membership.memberId),
  ])
  return c.page(<ShowNeedPage here={here} standpoints={standpoints} grounds={grounds} came={came} mine={mine} />)
})
