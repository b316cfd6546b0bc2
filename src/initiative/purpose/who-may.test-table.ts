import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { tables } from '../tables.ts'

const everybody = { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' } as const
const anybodySignedIn = { ...everybody, anonymous: 'sign-in' } as const
const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
/** The initiative of the tests becomes a worked example: only those can be removed. */
const anExample = async ({ database, initiative }: World) => {
  await tables(database).insertInto('initiative.example').values({ initiative_id: initiative.id }).onConflict((on) => on.doNothing()).execute()
  return {}
}

export const whoMay: WhoMay = {
  'GET /initiatives': everybody,
  'GET /initiatives.atom': everybody,
  'GET /initiatives/new': anybodySignedIn,
  'POST /initiatives/new': anybodySignedIn,
  'GET /initiatives/:slug': everybody,
  'GET /initiatives/:slug/edit': forHosts,
  'POST /initiatives/:slug/edit': forHosts,
  'GET /initiatives/:slug/remove-example': { ...forHosts, administrator: 'yes', params: anExample },
  'POST /initiatives/:slug/remove-example': { ...forHosts, administrator: 'yes', params: anExample },
}
