import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { tables } from '../tables.ts'

const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const standpoint = async (world: World) => ({ standpoint: world.initiative.standpoints.get('carer') ?? '' })
const member = async (world: World) => {
  const row = await tables(world.database).selectFrom('initiative.member').select('id').where('initiative_id', '=', world.initiative.id).where('person_id', '=', world.people.planner).executeTakeFirst()
  return { member: row?.id ?? '' }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/people': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/standpoints': forMembers,
  'POST /initiatives/:slug/standpoints': forMembers,
  'GET /initiatives/:slug/standpoints/offered': forHosts,
  'POST /initiatives/:slug/standpoints/offered': forHosts,
  'GET /initiatives/:slug/standpoints/:standpoint': { ...forHosts, params: standpoint },
  'POST /initiatives/:slug/standpoints/:standpoint': { ...forHosts, params: standpoint },
  'GET /initiatives/:slug/people/waiting': forHosts,
  'POST /initiatives/:slug/people/waiting': forHosts,
  // There is a host in the tests' initiative, so nobody can step in; membership.test.ts holds where there is none.
  'GET /initiatives/:slug/people/step-in': { ...forMembers, member: 'hidden', host: 'hidden' },
  'POST /initiatives/:slug/people/step-in': { ...forMembers, member: 'hidden', host: 'hidden' },
  'GET /initiatives/:slug/people/:member': { ...forHosts, params: member },
  'POST /initiatives/:slug/people/:member': { ...forHosts, params: member },
  'GET /initiatives/:slug/people/:member/remove': { ...forHosts, params: member },
  'POST /initiatives/:slug/people/:member/remove': { ...forHosts, params: member },
  'GET /initiatives/:slug/leave': forMembers,
  'POST /initiatives/:slug/leave': forMembers,
  'GET /initiatives/:slug/joining': forHosts,
  'POST /initiatives/:slug/joining': forHosts,
}
