import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { insertItem } from '../thread/item.queries.ts'
import { beginStep } from '../theme/step.queries.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const satisfies WhoMayRow

const aVoice = ({ database, initiative, people }: World, enteredBy?: World['people']['host']) =>
  database.transaction((trx) => insertItem(trx, { initiative: initiative.id, kind: 'voice', words: 'The last bus leaves too early.', seenBy: 'members' },
    { person: people.carer, standpoint: undefined, channel: 'site', enteredBy }))

/** What the carer said: nobody else changes it, a host neither. */
const onOwn = { ...forMembers, host: 'no', params: async (world: World) => ({ item: await aVoice(world) }) } as const

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/heard': { anonymous: 'yes', stranger: 'yes', member: 'yes', host: 'yes', administrator: 'yes' },
  'GET /initiatives/:slug/voices/new': forMembers,
  'POST /initiatives/:slug/voices/new': forMembers,
  'GET /initiatives/:slug/voices/paste': forMembers,
  'POST /initiatives/:slug/voices/paste': forMembers,
  'GET /initiatives/:slug/voices/mine': forMembers,
  'GET /initiatives/:slug/items/:item/edit': onOwn,
  'POST /initiatives/:slug/items/:item/edit': onOwn,
  // Somebody who has left may still take back what they said, so this is not only for members: others don't learn that it is there.
  'GET /initiatives/:slug/items/:item/take-back': { ...onOwn, stranger: 'hidden', administrator: 'hidden' },
  'POST /initiatives/:slug/items/:item/take-back': { ...onOwn, stranger: 'hidden', administrator: 'hidden' },
  'POST /initiatives/:slug/items/:item/confirm': { ...forMembers, host: 'no', params: async (world) => ({ item: await aVoice(world, world.people.host) }) },
  'GET /initiatives/:slug/voices/pastes/:step/take-back': { ...forMembers, host: 'no', params: aPaste },
  'POST /initiatives/:slug/voices/pastes/:step/take-back': { ...forMembers, host: 'no', params: aPaste },
}

/** A list that the carer pasted. */
async function aPaste({ database, initiative, people }: World) {
  return { step: await database.transaction(async (trx) => (await beginStep(trx, 'pasted', { initiative: initiative.id, person: people.carer, at: new Date('2026-11-24T18:00:00Z') })).id) }
}
