import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { endingSoon, helpedBy } from './test-asking.ts'

const SIGNED_IN = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const HOSTS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
/** The member of this table helps with the story. */
const HELPER = { anonymous: 'sign-in', stranger: 'hidden', member: 'yes', host: 'hidden', administrator: 'hidden' } as const

const helped = async (world: World) => {
  const { service, carer } = world.people
  const story = await endingSoon(world, service)
  await helpedBy(world, service, story, carer)
  return { story }
}
const named = async (world: World) => ({ story: await endingSoon(world, world.people.service, { attribution: 'name', shownAs: 'Shown Example' }) })

export const whoMay: WhoMay = {
  'GET /stories/to-ask': SIGNED_IN,
  'POST /stories/to-ask/:story': { ...HELPER, params: helped, fields: { outcome: 'asked' } },
  'GET /initiatives/:slug/stories/to-ask': HOSTS,
  'POST /initiatives/:slug/stories/to-ask/:story': { ...HOSTS, params: named, fields: { outcome: 'asked' } },
}
