import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { agreeExample } from '../agreement/test-agreement.ts'

const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no', params: async (world: World) => ({ item: await agreeExample(world) }) } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/agreements/:item/answer': HOSTS,
  'POST /initiatives/:slug/agreements/:item/answer': HOSTS,
}
