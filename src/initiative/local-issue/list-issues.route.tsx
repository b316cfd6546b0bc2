/** Reads the issues: those that wait and how they stand, and those closed with a reply. Hosts say who can raise them. */
import { type Area, listAreas } from '#network/index.ts'
import type { Database } from '#platform/database/database.ts'
import { readPress } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { hosts, whoMaySee } from '../initiative.gate.ts'
import type { InitiativeId } from '../tables.ts'
import { lookingOf } from './issue.gate.ts'
import { deleteOpened, insertOpened, isOpened, listIssueAreas, listIssues } from './issue.queries.ts'
import { mayRaise } from './issue.rules.ts'
import { ListIssuesPage } from './list-issues.view.tsx'
import { sayIssue } from './words/index.ts'

const ON_A_PAGE = 20

export const showIssues = route('/initiatives/:slug/issues', whoMaySee).get(async (c, here) => {
  const after = readId<'issue'>(c.query('after'))
  const closed = c.query('show') === 'closed'
  const area = readId<'area'>(c.query('area'))
  const [found, opened, areas] = await Promise.all([
    listIssues(c.database, lookingOf(c, here), { closed, area, person: c.person?.id, host: here.membership?.host === true, after, most: ON_A_PAGE + 1 }), isOpened(c.database, here), areasOf(c.database, here.initiative.id),
  ])
  const shown = found.slice(0, ON_A_PAGE)
  return c.page(<ListIssuesPage here={here} issues={shown} today={lookingOf(c, here).today} areas={areas} asked={{ closed, area }} opened={opened} continued={after !== undefined}
    raise={mayRaise(here.initiative.openTo, { signedIn: c.person !== undefined, membership: here.membership, opened })} next={found.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} />)
})

/** The areas in which there are issues, in the order in which areas are listed everywhere. Two queries, or one where there are none. */
async function areasOf(database: Database, initiative: InitiativeId): Promise<readonly Area[]> {
  const there = new Set(await listIssueAreas(database, initiative))
  return there.size === 0 ? [] : (await listAreas(database)).filter(({ id }) => there.has(id))
}

export const openIssues = route('/initiatives/:slug/issues/open', hosts).post((c, here) =>
  write(c, readPress, async (trx) => {
    await insertOpened(trx, here.initiative.id, here.person.id, c.now)
    return done(`/initiatives/${here.initiative.slug}/issues`, sayIssue('list.door-opened'))
  }, () => c.seeOther(`/initiatives/${here.initiative.slug}/issues`)))

export const closeIssues = route('/initiatives/:slug/issues/close', hosts).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteOpened(trx, here.initiative.id)
    return done(`/initiatives/${here.initiative.slug}/issues`, sayIssue('list.door-shut'))
  }, () => c.seeOther(`/initiatives/${here.initiative.slug}/issues`)))
