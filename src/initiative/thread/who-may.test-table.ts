import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { insertItem } from './item.queries.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/thread': everybody,
  'GET /initiatives/:slug/thread.csv': everybody,
  'GET /initiatives/:slug/thread.atom': everybody,
  // What members keep among themselves is not there for others.
  'GET /initiatives/:slug/items/:item': {
    anonymous: 'hidden', stranger: 'hidden', member: 'yes', host: 'yes', administrator: 'hidden',
    params: async (world) => ({
      item: await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'Among us', seenBy: 'members' },
        { person: world.people.carer, standpoint: undefined, channel: 'site' })),
    }),
  },
  'GET /me/thread': { anonymous: 'sign-in', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
}
