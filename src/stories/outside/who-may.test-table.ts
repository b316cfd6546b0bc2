import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { takeOutside, tellForReports } from './test-outside.ts'

const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
const SIGNED_IN = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
/** The host of this table took it: for whoever the address is passed on to it is not there. */
const TAKER = { anonymous: 'sign-in', stranger: 'hidden', member: 'hidden', host: 'yes', administrator: 'hidden' } as const

const told = async (world: World) => ({ story: await tellForReports(world) })
const taken = async (world: World) => ({ use: await takeOutside(world, await tellForReports(world)) })

export const whoMay: WhoMay = {
  'GET /stories/copies': SIGNED_IN,
  'GET /stories/copies/:use': { ...TAKER, params: taken },
  'POST /stories/copies/:use': { ...TAKER, params: taken },
  'GET /initiatives/:slug/stories/outside': HOSTS,
  'GET /initiatives/:slug/stories/:story/outside': { ...HOSTS, params: told },
  'POST /initiatives/:slug/stories/:story/outside': { ...HOSTS, params: told },
}
