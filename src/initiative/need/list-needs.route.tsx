/** Reads the register of needs: whose they are, who states them, and who has stated none yet. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { listStandpoints } from '../standpoint.queries.ts'
import { ListNeedsPage } from './list-needs.view.tsx'
import { silentAmong } from './need.rules.ts'
import { listNeeds, listStatedAs } from './register.queries.ts'

const ON_A_PAGE = 20

export const showNeeds = route('/initiatives/:slug/needs', whoMaySee).get(async (c, here) => {
  const after = readId<'item'>(c.query('after'))
  const standpoints = await listStandpoints(c.database, here.initiative.id)
  // By its place in the list: outside, nobody is given the ids that are used for people.
  const of = standpoints[Number(c.query('of') || Number.NaN) - 1]
  const typed = c.query('search')?.trim()
  const filter = { of: of?.id, search: typed === undefined || typed === '' ? undefined : typed.slice(0, LONGEST_SEARCH), outOfUse: c.query('show') === 'out-of-use' }
  const [found, stated] = await Promise.all([listNeeds(c.database, here, filter, { after, most: ON_A_PAGE + 1 }), listStatedAs(c.database, here)])
  const shown = found.slice(0, ON_A_PAGE)
  return c.page(<ListNeedsPage here={here} needs={shown} standpoints={standpoints} filter={filter} silent={silentAmong(standpoints, stated)}
    continued={after !== undefined} next={found.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} />)
})

/** Longer than any word of a need that somebody remembers. */
const LONGEST_SEARCH = 100
