import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { placeOf, roundOf } from './test-round.ts'

const MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const HOSTS = { ...MEMBERS, member: 'no' } as const
/** The member of this table codes, and the host does not. */
const CODERS = { ...MEMBERS, host: 'no' } as const

const running = async (world: World) => {
  const { carer, service, planner } = world.people
  const { round, stories: [story] } = await roundOf(world, [planner], [carer, service])
  return { round, place: story === undefined ? '' : String(await placeOf(world, round, story)) }
}
const compared = async (world: World) => {
  const { round, place } = await running(world)
  for (const coder of [world.people.carer, world.people.service]) await world.as(coder).post(`/initiatives/${world.initiative.slug}/coding/${round}/stories/${place}`, { none: 'yes' })
  return { round, place }
}

const coding = '/initiatives/:slug/coding'
export const whoMay: WhoMay = {
  [`GET ${coding}`]: MEMBERS,
  [`GET ${coding}/new`]: HOSTS,
  [`POST ${coding}/new`]: HOSTS,
  [`GET ${coding}/:round`]: { ...MEMBERS, params: running },
  [`POST ${coding}/:round/agree`]: { ...CODERS, params: running },
  [`POST ${coding}/:round/stop`]: { ...CODERS, params: running },
  [`POST ${coding}/:round/remove`]: { ...HOSTS, params: running },
  [`GET ${coding}/:round/differences`]: { ...CODERS, params: running },
  [`GET ${coding}/:round/agreement`]: { ...CODERS, params: running },
  [`POST ${coding}/:round/agreement/work-out`]: { ...CODERS, params: running },
  [`GET ${coding}/:round/stories/:place`]: { ...CODERS, params: running },
  [`POST ${coding}/:round/stories/:place`]: { ...CODERS, params: running },
  [`GET ${coding}/:round/stories/:place/settle`]: { ...CODERS, params: compared },
  [`POST ${coding}/:round/stories/:place/settle`]: { ...CODERS, params: compared },
}
