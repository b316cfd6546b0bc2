import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { settleSuggestion } from '../request/test-request.ts'

/** Administrators are editors. */
const ofEditors: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }
const params = async (world: World) => ({ request: await settleSuggestion(world) })

export const whoMay: WhoMay = {
  'GET /library/desk': ofEditors,
  'GET /library/desk/requests': ofEditors,
  'GET /library/desk/waiting': ofEditors,
  'GET /library/desk/reviews': ofEditors,
  'GET /library/desk/editors': ofEditors,
  'POST /library/desk/editors/name': ofEditors,
  'POST /library/desk/editors/stop': ofEditors,
  'GET /library/desk/requests/:request': { ...ofEditors, params },
  'POST /library/desk/requests/:request': { ...ofEditors, params },
  'POST /library/desk/requests/:request/draft': { ...ofEditors, params },
}
