/** Anybody reads what somebody put together, in its order and with the reasons. */
import { listInitiativesById } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { readEntryWith } from '../entry/read-entry.tsx'
import type { AtEntry } from '../library.gate.ts'
import { type Collection, collection } from './collection.rules.ts'
import { listHeld } from './held-things.ts'
import { CollectionPage } from './show-collection.view.tsx'

export const showCollection = readEntryWith(collection, showPage).kept('library', 'found')

async function showPage(c: Context, here: AtEntry<Collection>): Promise<Response> {
  const { content } = here.entry
  const id = readId<'initiative'>(content.initiative)
  const [held, groups] = await Promise.all([listHeld(c.database, content), listInitiativesById(c.database, id === undefined ? [] : [id])])
  const group = id === undefined ? undefined : groups.get(id)
  return c.page(<CollectionPage here={here} held={held} group={group?.openTo === 'public' ? group : undefined} />)
}
