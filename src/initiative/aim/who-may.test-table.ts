import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { insertAim } from './aim.queries.ts'

const params = async ({ database, initiative, people, clock }: World) => {
  const carer = initiative.standpoints.get('carer')
  return { aim: await database.transaction((trx) => insertAim(trx, { initiative: initiative.id, seenBy: 'public', person: people.planner, at: clock.now, words: 'To be home before nine', sign: undefined, chosenBy: carer === undefined ? [] : [carer] })) }
}
const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const forHosts = { ...forMembers, member: 'hidden', params } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/aims': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/aims/new': forMembers,
  'POST /initiatives/:slug/aims/new': forMembers,
  'GET /initiatives/:slug/aims/:aim/serves': { ...forMembers, params },
  'POST /initiatives/:slug/aims/:aim/serves': { ...forMembers, params },
  'GET /initiatives/:slug/aims/:aim/put-away': forHosts,
  'POST /initiatives/:slug/aims/:aim/put-away': forHosts,
}
