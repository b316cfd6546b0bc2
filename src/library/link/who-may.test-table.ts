import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { addressOf } from './address.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }
const ofEditors: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' }
const URL = 'https://site.example/guide'

const atLink: WhoMayRow = {
  ...ofEditors,
  params: async (world: World) => {
    await settleEntry(world, resource, testResource({ links: [{ url: URL, format: 'web' }] }))
    return { link: addressOf(URL)?.id ?? '' }
  },
}

export const whoMay: WhoMay = {
  'GET /library/look-up': everybody,
  'POST /library/look-up': everybody,
  'GET /library/desk/links': ofEditors,
  'POST /library/desk/links/:link/use': atLink,
  'POST /library/desk/links/:link/fine': atLink,
  'POST /library/desk/links/:link/gone': atLink,
  'POST /library/desk/links/:link/again': atLink,
}
