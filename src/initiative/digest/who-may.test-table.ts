import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { mintMailToken } from './mail-token.queries.ts'

const SIGNED_IN = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
/** The token says whose letters they are, whoever is signed in. */
const WHO_HAS_IT = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes', params: async (world: World) => ({
  token: await world.database.transaction((trx) => mintMailToken(trx, { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'for tests' }, { use: 'stop', person: world.people.planner, initiative: undefined })),
}) } as const

export const whoMay: WhoMay = {
  'GET /me/mail': SIGNED_IN,
  'POST /me/mail': SIGNED_IN,
  'GET /initiatives/:slug/mail': MEMBERS,
  'POST /initiatives/:slug/mail': MEMBERS,
  'GET /mail/stop/:token': WHO_HAS_IT,
  'POST /mail/stop/:token': WHO_HAS_IT,
  'GET /mail/stop/:token/done': WHO_HAS_IT,
}
