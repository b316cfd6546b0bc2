/** A member says what they are here as, and what they bring. Whoever joins lands here. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { listStandpoints, listStandpointsOf } from '../standpoint.queries.ts'
import { type MineCode, readMine } from './membership.form.ts'
import { findMember, updateStandpointsOf } from './membership.queries.ts'
import { MyStandpointsPage } from './my-standpoints.view.tsx'
import { sayMembership } from './words/index.ts'

export const myStandpoints = route('/initiatives/:slug/standpoints', members)

myStandpoints.get(async (c, here) => c.page(await pageOf(c, here)))

myStandpoints.post((c, here) =>
  write(c, readMine, async (trx, { standpoints, brings }) => {
    const offered = new Set((await listStandpoints(trx, here.initiative.id)).map((one) => one.id))
    if (!standpoints.every((one) => offered.has(one))) return refuse('standpoints', 'standpoint-unknown')
    await updateStandpointsOf(trx, here.membership.memberId, standpoints, brings)
    return done(`/initiatives/${here.initiative.slug}`, sayMembership('mine.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<MineCode>[] = []) => {
  const [standpoints, mine, member] = await Promise.all([
    listStandpoints(c.database, here.initiative.id), listStandpointsOf(c.database, here.membership.memberId), findMember(c.database, here.initiative.id, here.membership.memberId),
  ])
  return <MyStandpointsPage here={here} standpoints={standpoints} mine={mine} brings={member?.brings} typed={typed} problems={problems} />
}
