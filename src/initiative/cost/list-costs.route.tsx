/** Anybody who may see the initiative reads what things cost and saved, what may go wrong, and who bears it. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { listCosts } from './cost.queries.ts'
import { ListCostsPage } from './list-costs.view.tsx'

const ON_A_PAGE = 20

export const showCosts = route('/initiatives/:slug/costs', whoMaySee).get(async (c, here) => {
  const after = readId<'cost'>(c.query('after'))
  const found = await listCosts(c.database, here, { after, most: ON_A_PAGE + 1 })
  const costs = found.slice(0, ON_A_PAGE)
  return c.page(<ListCostsPage here={here} person={c.person?.id} costs={costs} next={found.length > ON_A_PAGE ? costs.at(-1)?.id : undefined} later={after !== undefined} />)
})
