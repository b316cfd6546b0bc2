import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { aMeeting } from '../meeting/test-meetings.ts'
import { askExample } from '../question/test-question.ts'
import { insertItem } from '../thread/item.queries.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }

const amongMembers = async (world: World) => {
  const item = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'Among us', seenBy: 'members' },
    { person: world.people.carer, standpoint: undefined, channel: 'site' }))
  return { item: `${item}.json` }
}

export const whoMay: WhoMay = {
  'GET /initiatives.json': everybody,
  'GET /initiatives/:slug/about.json': everybody,
  'GET /initiatives/:slug/thread.json': everybody,
  'GET /initiatives/:slug/items/:item{.+\\.json}': { ...everybody, anonymous: 'hidden', stranger: 'hidden', administrator: 'hidden', params: amongMembers },
  'GET /initiatives/:slug/questions.json': everybody,
  'GET /initiatives/:slug/questions/:question{.+\\.json}': { ...everybody, params: async (world) => ({ question: `${await askExample(world)}.json` }) },
  'GET /initiatives/:slug/meetings.json': everybody,
  'GET /initiatives/:slug/meetings/:meeting{.+\\.json}': { ...everybody, params: async (world) => ({ meeting: `${await aMeeting(world)}.json` }) },
  'GET /initiatives/:slug/export': everybody,
  'GET /initiatives/:slug/export.ndjson': everybody,
  'GET /initiatives/:slug/export.json': everybody,
  'GET /initiatives/:slug/export.csv': everybody,
}
