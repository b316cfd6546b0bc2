import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { agreeExample } from './test-agreement.ts'

const params = async (world: World) => ({ item: await agreeExample(world) })
const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/agreed': EVERYBODY,
  'GET /initiatives/:slug/agreements/:item': { ...EVERYBODY, params },
  'GET /initiatives/:slug/agreements/new': MEMBERS,
  'POST /initiatives/:slug/agreements/new': MEMBERS,
  'POST /initiatives/:slug/agreements/draft/discard': MEMBERS,
  'POST /initiatives/:slug/agreements/:item/raised/take-back': { ...MEMBERS, params },
  'GET /initiatives/:slug/agreements/:item/correct': { ...MEMBERS, params },
  'POST /initiatives/:slug/agreements/:item/correct': { ...MEMBERS, params },
  'GET /initiatives/:slug/agreements/:item/history': { ...MEMBERS, params },
  'GET /initiatives/:slug/agreements/:item/dissent': { ...MEMBERS, params },
  'POST /initiatives/:slug/agreements/:item/dissent': { ...MEMBERS, params },
  'POST /initiatives/:slug/agreements/:item/dissent/take-back': { ...MEMBERS, params },
}
