import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { keepWorks } from './test-works.ts'

const EDITORS = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' } as const

/** Each time another: what came in before would not come in again. */
const file = async (world: World) => ({ file: await keepWorks(world, `@book{a, title = {A book ${crypto.randomUUID()}}}`) })

export const whoMay: WhoMay = {
  'GET /library/import': EDITORS,
  'POST /library/import': EDITORS,
  'GET /library/import/:file': { ...EDITORS, params: file },
  'POST /library/import/:file': { ...EDITORS, params: file },
  'POST /library/import/:file/columns': { ...EDITORS, params: file },
  'POST /library/import/:file/again': { ...EDITORS, params: file },
  'POST /library/import/:file/stop': { ...EDITORS, params: file },
  'POST /library/import/:file/take-back': { ...EDITORS, params: file },
}
