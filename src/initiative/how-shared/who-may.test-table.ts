import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { beginRound, listRounds } from './how-shared.queries.ts'

const params = async ({ database, initiative, people, clock }: World) => {
  await database.transaction((trx) => beginRound(trx, initiative.id, '2026-12-31', people.host, clock.now))
  return { round: (await listRounds(database, initiative.id, undefined, { after: undefined, most: 1 }))[0]?.id ?? '' }
}
const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const
const forHosts = { ...forMembers, member: 'no' } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/how-shared': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/how-shared/promise': forHosts,
  'POST /initiatives/:slug/how-shared/promise': forHosts,
  'GET /initiatives/:slug/how-shared/rounds/new': forHosts,
  'POST /initiatives/:slug/how-shared/rounds/new': forHosts,
  'POST /initiatives/:slug/how-shared/rounds/:round/count': { ...forHosts, params },
  'GET /initiatives/:slug/how-shared/rounds/:round/answer': { ...forMembers, params },
  'POST /initiatives/:slug/how-shared/rounds/:round/answer': { ...forMembers, params },
  'POST /initiatives/:slug/how-shared/rounds/:round/take-back': { ...forMembers, params },
  'GET /initiatives/:slug/how-shared/rounds/:round/words': { ...forMembers, params },
}
