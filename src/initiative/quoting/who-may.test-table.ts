import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { askAbout, sayTo } from './test-quoting.ts'

const FOR_MEMBERS = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const SIGNED_IN = { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
/** The carer is asked, who is the member of the table. */
const WHOEVER_SAID_IT = { anonymous: 'sign-in', stranger: 'hidden', member: 'yes', host: 'hidden', administrator: 'hidden', params: async (world: World) => ({ request: await askAbout(world, await sayTo(world, 'It is dark there.')) }) } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/case-study/quotes/ask': FOR_MEMBERS,
  'POST /initiatives/:slug/case-study/quotes/ask': FOR_MEMBERS,
  'GET /me/quotes': SIGNED_IN,
  'GET /me/quotes/:request': WHOEVER_SAID_IT,
  'POST /me/quotes/:request': WHOEVER_SAID_IT,
}
