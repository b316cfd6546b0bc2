import type { WhoMay } from '#app/who-may.ts'
import { FOLDERS, KINDS } from '../kind.ts'
import { SETTLE } from './test-entries.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /library/entries.json': everybody,
  ...Object.fromEntries(KINDS.map((kind) => [`GET /library/${FOLDERS[kind]}/:entry{.+\\.json}`, { ...everybody, params: async (world) => ({ entry: `${await SETTLE[kind](world, 'for-programs')}.json` }) }])),
}
