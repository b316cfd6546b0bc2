import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { insertEntry } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'
import { testReading } from './test-reading.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }
/** Put there by somebody who is neither the member nor the host of the table. */
const ofWhoPutIt: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no', params: async (world) => ({ reading: await testReading(world, world.people.planner) }) }
const ofSignedIn: WhoMayRow = {
  ...everybody, anonymous: 'sign-in',
  params: async ({ database, people, clock }: World) => ({ entry: await database.transaction((trx) => insertEntry(trx, resource, testResource(), { person: people.planner, at: clock.now, zone: DEFAULT_ZONE }, 'published')) }),
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/reading': everybody,
  'GET /initiatives/:slug/reading/:reading/edit': ofWhoPutIt,
  'POST /initiatives/:slug/reading/:reading/edit': ofWhoPutIt,
  'GET /initiatives/:slug/reading/:reading/take-off': ofWhoPutIt,
  'POST /initiatives/:slug/reading/:reading/take-off': ofWhoPutIt,
  'GET /library/resources/:entry/use': ofSignedIn,
  'POST /library/resources/:entry/use': ofSignedIn,
}
