import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { newId } from '#platform/ids.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertTag, listTags } from './tag.queries.ts'

const forMembers = { anonymous: 'sign-in', stranger: 'no', member: 'yes', host: 'yes', administrator: 'no' } as const satisfies WhoMayRow

/** A tag of the test world's initiative. */
async function aTag({ database, initiative }: World) {
  const words = newId<'tag'>().slice(0, 30)
  await database.transaction((trx) => insertTag(trx, initiative.id, words))
  return { tag: (await listTags(database, initiative.id)).find((tag) => tag.words === words)?.name ?? '' }
}

const onTag = { ...forMembers, params: aTag }
const onVoice = {
  ...forMembers,
  params: async ({ database, initiative, people }: World) => ({
    item: await database.transaction((trx) => insertItem(trx, { initiative: initiative.id, kind: 'voice', words: 'The last bus leaves too early.', seenBy: 'members' },
      { person: people.carer, standpoint: undefined, channel: 'site' })),
  }),
}

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/tags': forMembers,
  'POST /initiatives/:slug/tags': forMembers,
  'GET /initiatives/:slug/tags/:tag/rename': onTag,
  'POST /initiatives/:slug/tags/:tag/rename': onTag,
  'POST /initiatives/:slug/tags/:tag/put-away': onTag,
  'POST /initiatives/:slug/tags/:tag/bring-back': onTag,
  'GET /initiatives/:slug/items/:item/tags': onVoice,
  'POST /initiatives/:slug/items/:item/tags': onVoice,
}
