/** A member changes what a need says, or whose it is; what it said before stays. */
import { listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { EditNeedPage, NeedHistoryPage } from './edit-need.view.tsx'
import { readNeedEdit } from './need.form.ts'
import { type MemberAtNeed, membersAtNeed, needPath } from './need.gate.ts'
import { findNeed, listNeedVersions, updateNeed } from './need.queries.ts'
import { decideNeed } from './need.rules.ts'
import { standpointsOf } from './record-need.route.tsx'
import type { Code } from './record-need.view.tsx'
import { sayNeed } from './words/index.ts'

export const editNeed = route('/initiatives/:slug/needs/:item/edit', membersAtNeed)

editNeed.get(async (c, here) => c.page(await pageOf(c, here)))

editNeed.post((c, here) =>
  write(c, readNeedEdit, async (trx, { version, ...value }) => {
    const { initiative, need, person } = here
    const decided = decideNeed(value, await standpointsOf(trx, initiative.id))
    if (decided.kind === 'refused') return decided
    if (!(await updateNeed(trx, need.id, version, decided.need, person.id, c.now))) return { kind: 'outdated', show: (typed) => showOutdated(c, here, typed) }
    return done(needPath(here, need.id), sayNeed('edit.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const pageOf = async (c: Context, here: MemberAtNeed, typed?: Typed, problems: readonly Problem<Code>[] = []) =>
  <EditNeedPage here={here} standpoints={await listStandpoints(c.database, here.initiative.id)} typed={typed} problems={problems} />

/** Both versions: what is there now, and what was typed. */
async function showOutdated(c: Context, here: MemberAtNeed, typed: Typed): Promise<Response> {
  const need = await findNeed(c.database, here, here.need.id)
  if (need === undefined) throw new NotThere()
  return c.page(<EditNeedPage here={{ ...here, need }} standpoints={await listStandpoints(c.database, here.initiative.id)} typed={typed} outdated />, 409)
}

/** What a need said before, for those who take part. */
export const needHistory = route('/initiatives/:slug/needs/:item/history', membersAtNeed).get(async (c, here) => {
  const versions = await listNeedVersions(c.database, here.need.id)
  return c.page(<NeedHistoryPage here={here} versions={versions} called={await listCalled(c.database, versions.flatMap(({ by }) => by ?? []))} />)
})
