/** Anybody finds the initiatives that are open to them. */
import { listAreas } from '#network/index.ts'
import { readId } from '#platform/ids.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { listInitiatives } from './list-initiatives.queries.ts'
import { ListInitiativesPage } from './list-initiatives.view.tsx'

/** As many as fit on three screens of a phone. */
const A_PAGE = 20

export const initiativeList = route('/initiatives', everybody)

initiativeList.get(async (c) => {
  const area = readId<'area'>(c.query('area'))
  const after = readId<'initiative'>(c.query('after'))
  const sees = audiencesFor({ signedIn: c.person !== undefined, membership: undefined })
  const [found, areas] = await Promise.all([
    listInitiatives(c.database, { sees, person: c.person?.id, which: 'all', area, after, most: A_PAGE + 1 }),
    listAreas(c.database),
  ])
  const shown = found.slice(0, A_PAGE)
  const filter = area === undefined ? '' : `area=${area}&`
  const last = shown.at(-1)
  return c.page(<ListInitiativesPage initiatives={shown} areas={areas} area={area}
    next={found.length > A_PAGE && last !== undefined ? `/initiatives?${filter}after=${last.id}` : undefined}
    first={after === undefined ? undefined : `/initiatives${area === undefined ? '' : `?area=${area}`}`} />)
})
