import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertItem } from '../thread/item.queries.ts'
import { beginStep } from './step.queries.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const satisfies WhoMayRow

/** A theme of the test world's initiative. */
const aTheme = async ({ database, initiative, people }: World) => ({
  item: await database.transaction((trx) => insertItem(trx, { initiative: initiative.id, kind: 'theme', words: `Theme ${newId<'theme'>()}`, seenBy: 'public' },
    { person: people.carer, standpoint: undefined, channel: 'site' })),
})

const onTheme = { ...forMembers, params: aTheme }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/themes/history': forMembers,
  // Each undoes what they did themselves: this step is the carer's.
  'POST /initiatives/:slug/themes/steps/:step/undo': {
    ...forMembers, host: 'no',
    params: async ({ database, initiative, people }) => ({
      step: await database.transaction(async (trx) => (await beginStep(trx, 'grouped', { initiative: initiative.id, person: people.carer, at: new Date('2026-11-24T18:00:00Z') })).id),
    }),
  },
  'POST /initiatives/:slug/themes/steps/:step/redo': {
    ...forMembers, host: 'no',
    params: async ({ database, initiative, people }) => ({
      step: await database.transaction(async (trx) => (await beginStep(trx, 'grouped', { initiative: initiative.id, person: people.carer, at: new Date('2026-11-24T18:00:00Z') })).id),
    }),
  },
  'GET /initiatives/:slug/items/:item/split': onTheme,
  'GET /initiatives/:slug/items/:item/place': onTheme,
  'POST /initiatives/:slug/items/:item/place': onTheme,
  'POST /initiatives/:slug/items/:item/lift': onTheme,
  'GET /initiatives/:slug/items/:item/merge': onTheme,
  'POST /initiatives/:slug/items/:item/merge': onTheme,
  'GET /initiatives/:slug/items/:item/rename': onTheme,
  'POST /initiatives/:slug/items/:item/rename': onTheme,
  'GET /initiatives/:slug/items/:item/put-away': onTheme,
  'POST /initiatives/:slug/items/:item/put-away': onTheme,
}
