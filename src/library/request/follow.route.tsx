/** Whoever asked something of the library reads what came of it. */
import { everybody, NotThere, route, signedIn } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { FollowPage, MyRequestsPage } from './follow.view.tsx'
import { findRequest, listAskedBy } from './request.queries.ts'

const A_PAGE = 20

export const myRequests = route('/library/requests', signedIn).get(async (c, { person }) => {
  const after = readId<'library-request'>(c.query('after'))
  const found = await listAskedBy(c.database, person.id, { after, most: A_PAGE + 1 })
  const asked = found.slice(0, A_PAGE)
  return c.page(<MyRequestsPage asked={asked} next={found.length > A_PAGE ? asked.at(-1)?.id : undefined} later={after !== undefined} />)
})

/** Its id is drawn at random, and nobody is told it but whoever asked. */
export const followRequest = route('/library/requests/:request', everybody).get(async (c) => {
  const id = readId<'library-request'>(c.param('request'))
  const request = id === undefined ? undefined : await findRequest(c.database, id)
  if (request === undefined) throw new NotThere()
  return c.page(<FollowPage request={request} today={dayOf(c.now, DEFAULT_ZONE)} mine={c.person !== undefined && request.person === c.person.id} />)
})
