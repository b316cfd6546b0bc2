import type { WhoMay } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { costTables } from './tables.ts'
import { insertCost } from './cost.queries.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const

/** A figure that somebody recorded who is neither the member nor the host of the table. */
const params = async ({ database, initiative, people, clock }: World) => {
  await database.transaction((trx) => insertCost(trx, { initiative: initiative.id, seenBy: 'public', person: people.planner, about: undefined, at: clock.now },
    { kind: 'risk', words: 'Snow', borneBy: 'Drivers', amount: undefined, notASubstitute: undefined }))
  const { id } = await costTables(database).selectFrom('initiative.cost as c').leftJoin('initiative.cost_taking_out as o', 'o.cost_id', 'c.id').select('c.id').where('o.cost_id', 'is', null).limit(1).executeTakeFirstOrThrow()
  return { cost: id }
}
const forHosts = { anonymous: 'sign-in', stranger: 'no', member: 'hidden', host: 'yes', administrator: 'no', params } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/costs': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/costs/new': forMembers,
  'POST /initiatives/:slug/costs/new': forMembers,
  'GET /initiatives/:slug/costs/:cost/take-out': forHosts,
  'POST /initiatives/:slug/costs/:cost/take-out': forHosts,
}
