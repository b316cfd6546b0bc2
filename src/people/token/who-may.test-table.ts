import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { makeToken } from './token.queries.ts'

const signedIn = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const membersOwn = { ...signedIn, stranger: 'hidden', host: 'hidden', administrator: 'hidden' } as const

const tokenOfMember = async (world: World) => ({
  token: await world.database.transaction((trx) => makeToken(trx, { secret: 'any', person: world.people.carer, session: '', now: world.clock.now }, { name: 'A dashboard', only: undefined, mayAdd: false, days: 90 })),
})

export const whoMay: WhoMay = {
  'GET /me/tokens': signedIn,
  // Without a name none is made.
  'POST /me/tokens': signedIn,
  'GET /me/tokens/:token': { ...membersOwn, params: tokenOfMember },
  'POST /me/tokens/:token/stop': { ...membersOwn, params: tokenOfMember },
}
