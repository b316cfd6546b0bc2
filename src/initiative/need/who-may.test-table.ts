import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { needExample } from './test-need.ts'

const params = async (world: World) => ({ item: await needExample(world) })
const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/needs': EVERYBODY,
  'GET /initiatives/:slug/needs/:item': { ...EVERYBODY, params },
  'GET /initiatives/:slug/needs/new': MEMBERS,
  'POST /initiatives/:slug/needs/new': MEMBERS,
  'GET /initiatives/:slug/needs/:item/edit': { ...MEMBERS, params },
  'POST /initiatives/:slug/needs/:item/edit': { ...MEMBERS, params },
  'GET /initiatives/:slug/needs/:item/history': { ...MEMBERS, params },
  'GET /initiatives/:slug/needs/:item/rests-on': { ...MEMBERS, params },
  'POST /initiatives/:slug/needs/:item/rests-on': { ...MEMBERS, params },
  'POST /initiatives/:slug/needs/:item/state': { ...MEMBERS, params },
  'POST /initiatives/:slug/needs/:item/take-back': { ...MEMBERS, params },
  'POST /initiatives/:slug/needs/:item/evaluate': { ...MEMBERS, params },
  'POST /initiatives/:slug/needs/:item/evaluate-not': { ...MEMBERS, params },
}
