import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { insertNote } from './learning.queries.ts'

const everybody: WhoMayRow = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' }
const forMembers: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' }
/** A note of somebody who is neither the member nor the host of the table. */
const params = async ({ database, initiative, people, clock }: World) => ({
  note: await database.transaction((trx) => insertNote(trx, initiative.id, { tried: 'Taxis', happened: 'They came late', again: 'no', because: 'Too dear', seenBy: 'public' }, [], { person: people.planner, at: clock.now })),
})
const forAuthors: WhoMayRow = { ...forMembers, member: 'no', host: 'no', params }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/learning': everybody,
  'GET /initiatives/:slug/learning/new': forMembers,
  'POST /initiatives/:slug/learning/new': forMembers,
  'GET /initiatives/:slug/learning/:note': { ...everybody, params },
  'GET /initiatives/:slug/learning/:note/edit': forAuthors,
  'POST /initiatives/:slug/learning/:note/edit': forAuthors,
  'GET /initiatives/:slug/learning/:note/history': { ...forMembers, params },
  'POST /initiatives/:slug/learning/:note/unhide': { ...forMembers, member: 'no', params },
  'GET /initiatives/:slug/learning/:note/take-back': forAuthors,
  'POST /initiatives/:slug/learning/:note/take-back': forAuthors,
  'GET /initiatives/:slug/learning/:note/hide': { ...forMembers, member: 'no', params },
  'POST /initiatives/:slug/learning/:note/hide': { ...forMembers, member: 'no', params },
}
