import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { mintLink } from '../link/one-time-link.queries.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const link = async (world: World) => ({ token: await world.database.transaction((trx) => mintLink(trx, { kind: 'sign-in', person: world.people.carer })) })

export const whoMay: WhoMay = {
  'GET /sign-in': everybody,
  'POST /sign-in': everybody,
  'GET /sign-in/sent': everybody,
  'GET /sign-in/code': everybody,
  'POST /sign-in/code': everybody,
  'GET /sign-in/link/:token': { ...everybody, params: link },
  'POST /sign-in/link/:token': { ...everybody, params: link },
  'POST /sign-out': everybody,
}
