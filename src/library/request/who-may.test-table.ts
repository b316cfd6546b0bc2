import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { settleSuggestion } from './test-request.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

export const whoMay: WhoMay = {
  'GET /library/suggest': everybody,
  'POST /library/suggest': everybody,
  'GET /library/ask': everybody,
  'POST /library/ask': everybody,
  'GET /library/requests': { ...everybody, anonymous: 'sign-in' },
  'GET /library/requests/:request': { ...everybody, params: async (world: World) => ({ request: await settleSuggestion(world) }) },
}
