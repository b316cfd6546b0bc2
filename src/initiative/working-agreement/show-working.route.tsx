/** Whoever may see the initiative reads how the group agreed to work; members see who agrees, and what it said before. */
import { listCalled } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import type { Problem } from '#platform/problems.ts'
import { type Seen, members, whoMaySee } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { ShowWorkingPage } from './show-working.view.tsx'
import { HistoryPage, WhoAgreedPage } from './who-agreed.view.tsx'
import type { WorkingCode } from './working.form.ts'
import { countAgreed, findStanding, listLines, listStandings, listVersions } from './working.queries.ts'
import { askedOf, isProposed } from './working.rules.ts'

/** As many versions as anybody reads; a year of monthly changes is twelve. */
const VERSIONS = 50
const ON_A_PAGE = 50

export const showWorking = route('/initiatives/:slug/working-agreement', whoMaySee).get((c, here) => showPage(c, here))

/** The page, also with what kept a press from being done. */
export async function showPage(c: Context, here: Seen, problems: readonly Problem<WorkingCode>[] = []): Promise<Response> {
  const { initiative, membership } = here
  const [lines, [latest], standpoints, agreed, standing] = await Promise.all([
    listLines(c.database, initiative.id), listVersions(c.database, initiative.id, 1), listStandpoints(c.database, initiative.id), countAgreed(c.database, initiative.id),
    membership === undefined ? undefined : findStanding(c.database, membership.memberId),
  ])
  const proposers = membership === undefined ? [] : lines.filter((line) => isProposed(line) || line.ending !== undefined).flatMap(({ proposedBy, ending }) => [proposedBy ?? [], ending?.by ?? []].flat())
  const called = await listCalled(c.database, [...proposers, ...(standing?.enteredBy === undefined ? [] : [standing.enteredBy])])
  const mine = standing === undefined ? undefined : { ...askedOf(lines, standing.standpoints, standing.agreedTo), enteredBy: standing.enteredBy }
  return c.page(<ShowWorkingPage here={here} person={c.person?.id} lines={lines} latest={latest} standpoints={standpoints} agreed={agreed} mine={mine} called={called} problems={problems} />, problems.length > 0 ? 422 : 200)
}

export const whoAgreed = route('/initiatives/:slug/working-agreement/who', members).get(async (c, here) => {
  const after = readId<'member'>(c.query('after'))
  const [lines, found] = await Promise.all([listLines(c.database, here.initiative.id), listStandings(c.database, here.initiative.id, after, ON_A_PAGE + 1)])
  const people = found.slice(0, ON_A_PAGE)
  const agree = people.filter((one) => askedOf(lines, one.standpoints, one.agreedTo).state === 'agreed')
  const called = await listCalled(c.database, agree.map(({ person }) => person))
  return c.page(<WhoAgreedPage here={here} names={agree.map(({ person }) => called.get(person) ?? '')} next={found.length > ON_A_PAGE ? people.at(-1)?.member : undefined} later={after !== undefined} />)
})

export const workingHistory = route('/initiatives/:slug/working-agreement/history', whoMaySee).get(async (c, here) => {
  const [lines, versions, standpoints] = await Promise.all([listLines(c.database, here.initiative.id), listVersions(c.database, here.initiative.id, VERSIONS), listStandpoints(c.database, here.initiative.id)])
  return c.page(<HistoryPage here={here} lines={lines} versions={versions} standpoints={standpoints} />)
})
