import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { agreeExample } from '../agreement/test-agreement.ts'

const params = async (world: World) => ({ item: await agreeExample(world) })
const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no', params } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/ways': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/items/:item/ways': forMembers,
  'POST /initiatives/:slug/items/:item/ways': forMembers,
}
