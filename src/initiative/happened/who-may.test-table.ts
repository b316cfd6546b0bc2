import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { insertItem } from '../thread/item.queries.ts'

const forMembers: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' }
const EVERYBODY: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

const theme = async (world: World) => {
  const item = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: 'Getting home', seenBy: 'public' },
    { person: world.people.carer, standpoint: undefined, channel: 'site' }))
  return { item }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/happened': EVERYBODY,
  'GET /initiatives/:slug/outcomes': EVERYBODY,
  'GET /initiatives/:slug/happened.json': EVERYBODY,
  'GET /initiatives/:slug/happened.csv': EVERYBODY,
  'GET /initiatives/:slug/changes/new': forMembers,
  'POST /initiatives/:slug/changes/new': forMembers,
  'GET /initiatives/:slug/outcomes/new': forMembers,
  'POST /initiatives/:slug/outcomes/new': forMembers,
  'GET /initiatives/:slug/items/:item/ending': { ...forMembers, params: theme },
  'POST /initiatives/:slug/items/:item/ending': { ...forMembers, params: theme },
  'POST /initiatives/:slug/items/:item/reopen': { ...forMembers, params: theme },
}
