/** Reads what a group tries out: each idea, what was made to try it, and how the tests went. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { ListTryingPage } from './list-trying.view.tsx'
import { MOST_BELOW, listBelow, listGrewFrom, listIdeas } from './strands.queries.ts'
import { strandsOf } from './strands.rules.ts'

const ON_A_PAGE = 15

export const listTrying = route('/initiatives/:slug/trying', whoMaySee).get(async (c, here) => {
  const after = readId<'item'>(c.query('after'))
  const found = await listIdeas(c.database, here, { after, most: ON_A_PAGE + 1 })
  const ideas = found.slice(0, ON_A_PAGE)
  const ids = ideas.map(({ id }) => id)
  const [below, grewFrom] = await Promise.all([listBelow(c.database, here, ids), listGrewFrom(c.database, here, ids)])
  return c.page(<ListTryingPage here={here} strands={strandsOf(ideas, [...below, ...ideas])} grewFrom={Map.groupBy(grewFrom, ({ idea }): ItemId => idea)} more={below.length === MOST_BELOW}
    continued={after !== undefined} next={found.length > ON_A_PAGE ? ideas.at(-1)?.id : undefined} />)
})
