import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { whoMayKeep } from '../entry/test-who-may.ts'
import { collection } from './collection.rules.ts'

const content = { title: 'For a first meeting', lead: '', topics: [], items: [] }
const params = async (world: World) => ({ entry: await settleEntry(world, collection, content, { by: world.people.planner }) })
const forEditors: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes', params }
/** Without the name of something in its address nothing is there to be put in. */
const ofNothing: WhoMayRow = { anonymous: 'sign-in', stranger: 'hidden', member: 'hidden', host: 'hidden', administrator: 'hidden' }

export const whoMay: WhoMay = {
  ...whoMayKeep(collection, content),
  'GET /library/collections/:entry/items': forEditors,
  'POST /library/collections/:entry/items': forEditors,
  'GET /library/collect': ofNothing,
  'POST /library/collect': ofNothing,
}
