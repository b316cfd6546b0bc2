/** Whoever may see an initiative reads what it is for; members see what they can do now. */
import { listCalled } from '#people/index.ts'
import { route } from '#platform/http/routes.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { isWaiting, listHostPeople } from '../membership/membership.queries.ts'
import { listStandpointsOf } from '../standpoint.queries.ts'
import { namePlaces } from './places.ts'
import { loadPurpose } from './purpose.queries.ts'
import { PurposePage } from './purpose.view.tsx'

export const showPurpose = route('/initiatives/:slug', whoMaySee)

showPurpose.get(async (c, here) => {
  const { initiative, membership } = here
  const [purpose, hostPeople, waiting, mine] = await Promise.all([
    loadPurpose(c.database, initiative.id),
    membership === undefined ? [] : listHostPeople(c.database, initiative.id),
    c.person === undefined || membership !== undefined ? false : isWaiting(c.database, initiative.id, c.person.id),
    membership === undefined ? [] : listStandpointsOf(c.database, membership.memberId),
  ])
  const [called, places] = await Promise.all([listCalled(c.database, hostPeople), namePlaces(c.database, purpose)])
  return c.page(<PurposePage here={here} signedIn={c.person !== undefined} purpose={purpose}
    area={places.area} partners={places.partners}
    hostNames={[...called.values()].toSorted((a, b) => a.localeCompare(b))} waiting={waiting} noStandpoint={membership !== undefined && mine.length === 0}
    mayRemoveExample={membership?.host === true || c.person?.administrator === true} />)
})
