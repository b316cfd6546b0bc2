import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { entryExample } from './test-journal.ts'

const EVERYBODY = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const HOSTS = { ...MEMBERS, member: 'no' } as const
/** The member of this table wrote the entry. */
const AUTHOR = { ...MEMBERS, host: 'no' } as const

const params = async (world: World) => ({ entry: await entryExample(world) })

const at = '/initiatives/:slug/journal/:entry'
export const whoMay: WhoMay = {
  'GET /initiatives/:slug/journal': EVERYBODY,
  'GET /initiatives/:slug/journal.atom': EVERYBODY,
  'GET /initiatives/:slug/journal/new': MEMBERS,
  'POST /initiatives/:slug/journal/new': MEMBERS,
  [`GET ${at}`]: { ...EVERYBODY, params },
  [`GET ${at}/history`]: { ...MEMBERS, params },
  [`GET ${at}/edit`]: { ...AUTHOR, params },
  [`POST ${at}/edit`]: { ...AUTHOR, params },
  [`GET ${at}/take-back`]: { ...AUTHOR, params },
  [`POST ${at}/take-back`]: { ...AUTHOR, params },
  [`GET ${at}/hide`]: { ...HOSTS, params },
  [`POST ${at}/hide`]: { ...HOSTS, params },
  [`POST ${at}/unhide`]: { ...HOSTS, params },
}
