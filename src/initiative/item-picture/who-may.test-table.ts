import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { pictureItem } from './test-picture.ts'

const shown = async (world: World) => {
  const { picture } = await pictureItem(world, { seenBy: 'public' })
  return { picture, size: 'small' }
}
const inside: WhoMayRow = { anonymous: 'hidden', stranger: 'hidden', member: 'yes', host: 'yes', administrator: 'hidden' }
const forMembers: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no', params: async (world) => ({ item: (await pictureItem(world, { seenBy: 'public' })).item }) }
/** The table's member added none of them. */
const forThoseWhoAdded: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no', params: shown }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/items/:item/pictures/new': forMembers,
  'POST /initiatives/:slug/items/:item/pictures/new': forMembers,
  'GET /initiatives/:slug/pictures/:picture': forThoseWhoAdded,
  'POST /initiatives/:slug/pictures/:picture': forThoseWhoAdded,
  'POST /initiatives/:slug/pictures/:picture/take-off': forThoseWhoAdded,
  'GET /initiatives/:slug/pictures/:picture/:size': { ...inside, params: async (world) => ({ picture: (await pictureItem(world, { seenBy: 'members' })).picture, size: 'small' }) },
}
