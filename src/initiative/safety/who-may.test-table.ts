import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertReport, upsertHiding } from './safety.queries.ts'
import type { ReadBy } from './tables.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
const forAdministrators = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'no', administrator: 'yes' } as const

/** Said by somebody other than the member who asks. */
const item = async ({ database, initiative, people }: World) => ({
  item: await database.transaction(async (trx) => insertItem(trx, { initiative: initiative.id, kind: 'voice', words: 'An example.', seenBy: 'public' }, { person: people.service, standpoint: undefined, channel: 'site' })),
})
const hidden = async (world: World) => {
  const made = await item(world)
  await world.database.transaction(async (trx) => upsertHiding(trx, made.item, 'An example.', world.people.host))
  return made
}
const report = (readBy: ReadBy) => async ({ database, initiative }: World) => {
  const id = newId<'report'>()
  await database.transaction(async (trx) => insertReport(trx, { id, initiative: initiative.id, about: undefined, words: 'An example.', reach: undefined, reportedBy: undefined, readBy }))
  return { report: id }
}

export const whoMay: WhoMay = {
  'GET /help': everybody,
  'GET /report': everybody,
  'POST /report': everybody,
  'GET /report/sent': everybody,
  'GET /initiatives/:slug/reports': forHosts,
  'GET /initiatives/:slug/reports/:report': { ...forHosts, params: report('hosts') },
  'POST /initiatives/:slug/reports/:report': { ...forHosts, params: report('hosts') },
  'GET /admin/reports': forAdministrators,
  'GET /admin/reports/:report': { ...forAdministrators, params: report('administrators') },
  'POST /admin/reports/:report': { ...forAdministrators, params: report('administrators') },
  'GET /initiatives/:slug/contact': forHosts,
  'POST /initiatives/:slug/contact': forHosts,
  'GET /initiatives/:slug/items/:item/hide': { ...forHosts, params: item },
  'POST /initiatives/:slug/items/:item/hide': { ...forHosts, params: item },
  'POST /initiatives/:slug/items/:item/unhide': { ...forHosts, params: hidden },
  'GET /initiatives/:slug/items/:item/hidden': { anonymous: 'sign-in', stranger: 'hidden', member: 'hidden', host: 'yes', administrator: 'hidden', params: hidden },
  'POST /initiatives/:slug/items/:item/hidden': { anonymous: 'sign-in', stranger: 'hidden', member: 'hidden', host: 'yes', administrator: 'hidden', params: hidden },
  'GET /me/notices': { ...everybody, anonymous: 'sign-in' },
}
