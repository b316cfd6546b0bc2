import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { beginStep } from '../theme/step.queries.ts'
import { insertItem } from '../thread/item.queries.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const satisfies WhoMayRow

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/themes/group': forMembers,
  'POST /initiatives/:slug/themes/group': forMembers,
  'GET /initiatives/:slug/themes/live': forMembers,
  'GET /initiatives/:slug/themes/steps/:step': { ...forMembers, params: aStep },
  'GET /initiatives/:slug/themes/came/:voice': { ...forMembers, params: aVoice },
}

/** Something that the carer did. */
async function aStep({ database, initiative, people }: World) {
  return { step: await database.transaction(async (trx) => (await beginStep(trx, 'grouped', { initiative: initiative.id, person: people.carer, at: new Date('2026-11-24T18:00:00Z') })).id) }
}

/** Something that the carer said. */
async function aVoice({ database, initiative, people }: World) {
  const item = { initiative: initiative.id, kind: 'voice' as const, words: 'The stop has no light', seenBy: 'members' as const }
  return { voice: await database.transaction((trx) => insertItem(trx, item, { person: people.carer, standpoint: undefined, channel: 'site' })) }
}
