import type { World } from '#app/test-world.ts'
import type { WhoMay } from '#app/who-may.ts'
import { listCandidates } from './handing-over.queries.ts'
import { upsertOffer } from './offer.queries.ts'
import { handingOverTables } from './tables.ts'

const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' } as const
/** For whoever is asked; nobody is. */
const forAsked = { ...forHosts, member: 'hidden', host: 'hidden' } as const

/** An offer that the host made to somebody who takes part. */
const offered = async ({ database, initiative, people, clock }: World) => {
  const [to] = await listCandidates(database, initiative.id)
  const from = await handingOverTables(database).selectFrom('initiative.member').select('id').where('initiative_id', '=', initiative.id).where('person_id', '=', people.host).executeTakeFirstOrThrow()
  if (to === undefined) throw new Error('nobody can be asked')
  await database.transaction((trx) => upsertOffer(trx, initiative.id, { from: from.id, to: to.member, stepsBack: false, words: undefined, at: clock.now }))
  return { offer: (await handingOverTables(database).selectFrom('initiative.hand_over_offer').select('id').where('to_member_id', '=', to.member).executeTakeFirstOrThrow()).id }
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/handing-over': forHosts,
  'POST /initiatives/:slug/handing-over': forHosts,
  'POST /initiatives/:slug/handing-over/:offer/take-back': { ...forHosts, params: offered },
  'GET /initiatives/:slug/handing-over/answer': forAsked,
  'POST /initiatives/:slug/handing-over/answer': forAsked,
}
