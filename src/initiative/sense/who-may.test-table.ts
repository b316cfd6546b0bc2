import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { beginStep } from '../theme/step.queries.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const satisfies WhoMayRow

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/themes/group': forMembers,
  'POST /initiatives/:slug/themes/group': forMembers,
  'GET /initiatives/:slug/themes/live': forMembers,
  'GET /initiatives/:slug/themes/steps/:step': { ...forMembers, params: aStep },
}

/** Something that the carer did. */
async function aStep({ database, initiative, people }: World) {
  return { step: await database.transaction(async (trx) => (await beginStep(trx, 'grouped', { initiative: initiative.id, person: people.carer, at: new Date('2026-11-24T18:00:00Z') })).id) }
}
