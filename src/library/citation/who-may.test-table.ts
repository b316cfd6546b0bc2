import type { WhoMay } from '#app/who-may.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { TAKEN } from './write-file.rules.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const

export const whoMay: WhoMay = {
  'GET /library/cite': everybody,
  ...Object.fromEntries(TAKEN.flatMap((ending) => [
    [`GET /library/export.${ending}`, everybody],
    [`GET /library/resources/:entry/cite.${ending}`, { ...everybody, params: async (world) => ({ entry: await settleEntry(world, resource, testResource()) }) }],
  ])),
}
