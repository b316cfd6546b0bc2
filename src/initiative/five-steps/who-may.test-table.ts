import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { doneExample } from './test-done.ts'

const params = async (world: World) => ({ done: await doneExample(world) })
const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
/** The planner wrote it down: not the member of this table. */
const forHosts = { ...forMembers, member: 'hidden', params } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/steps': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/steps/new': forMembers,
  'POST /initiatives/:slug/steps/new': forMembers,
  'GET /initiatives/:slug/steps/:done/edit': forHosts,
  'POST /initiatives/:slug/steps/:done/edit': forHosts,
  'GET /initiatives/:slug/steps/:done/remove': forHosts,
  'POST /initiatives/:slug/steps/:done/remove': forHosts,
}
