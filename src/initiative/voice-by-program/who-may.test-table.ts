import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { askExample } from '../question/test-question.ts'

/** Asked with a token that may add, of whoever it is; without one nobody is known. */
const members: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no', byToken: true }

export const whoMay: WhoMay = {
  'POST /initiatives/:slug/voices.json': members,
  'POST /initiatives/:slug/voices/list.json': members,
  'POST /initiatives/:slug/questions/:question/voices.json': { ...members, params: async (world: World) => ({ question: await askExample(world) }) },
}
