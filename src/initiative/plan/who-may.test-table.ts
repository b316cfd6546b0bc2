import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { plannedExample } from './test-plan.ts'

const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const params = async (world: World) => ({ step: await plannedExample(world) })

const at = '/initiatives/:slug/plan'
export const whoMay: WhoMay = {
  [`GET ${at}`]: { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  [`GET ${at}/begin`]: MEMBERS,
  [`POST ${at}/begin`]: MEMBERS,
  [`GET ${at}/new`]: MEMBERS,
  [`POST ${at}/new`]: MEMBERS,
  [`GET ${at}/:step/edit`]: { ...MEMBERS, params },
  [`POST ${at}/:step/edit`]: { ...MEMBERS, params },
  [`GET ${at}/:step/happened`]: { ...MEMBERS, params },
  [`POST ${at}/:step/happened`]: { ...MEMBERS, params },
  [`POST ${at}/:step/up`]: { ...MEMBERS, params },
  [`POST ${at}/:step/down`]: { ...MEMBERS, params },
  [`GET ${at}/:step/remove`]: { ...MEMBERS, params },
  [`POST ${at}/:step/remove`]: { ...MEMBERS, params },
}
