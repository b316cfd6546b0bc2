/** Anybody who may see an item reads it: its words, what it rests on, what came of it, and what they can do with it. */
import { type Gate, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, whoMaySee } from '../initiative.gate.ts'
import { listItemPictures } from '../item-picture/item-picture.queries.ts'
import { hasPictures } from '../item-picture/item-picture.rules.ts'
import { findClaim } from '../happened/happened.queries.ts'
import type { StoriesOfTheme } from '../told/told.slot.ts'
import { type FoundItem, findItem } from './find-item.queries.ts'
import { backOf, forwardOf } from './outline.rules.ts'
import { VOICES_A_PAGE, listResults, listSaid } from './show-item.queries.ts'
import { ItemPage } from './show-item.view.tsx'
import { gather } from './thread.queries.ts'

const atItem: Gate<Seen & Readonly<{ item: FoundItem }>> = async (c) => {
  const here = await whoMaySee(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findItem(c.database, { ...here, person: c.person }, id)
  return item === undefined ? { closed: 'not-found' } : { ...here, item }
}

export const showItemWith = (storiesOf: StoriesOfTheme) => route('/initiatives/:slug/items/:item', atItem).get(async (c, here) => {
  const { initiative, sees, item } = here
  const after = readId<'item'>(c.query('after'))
  const isVoice = item.kind === 'voice'
  const scope = { initiative: initiative.id, zone: initiative.zone, sees, person: c.person?.id, now: c.now }
  const began = isVoice ? (await listResults(c.database, [item.id])).get(item.id) ?? [] : [item.id]
  const [thread, said, claim, pictures, stories] = await Promise.all([
    gather(c.database, scope, began, isVoice ? ['results'] : ['results', 'sources']),
    isVoice ? [] : listSaid(c.database, item.id, sees, c.person?.id, after),
    item.kind === 'outcome' && !item.takenBack ? findClaim(c.database, item.id) : undefined,
    hasPictures(item.kind) && item.hidden === undefined ? listItemPictures(c.database, [item.id], c.person?.id) : undefined,
    item.kind === 'theme' && item.hidden === undefined ? storiesOf(c, item.id) : undefined,
  ])
  const came = forwardOf(thread, began)
  const [self] = isVoice ? [] : came
  return c.page(<ItemPage here={here} item={item} self={self} came={self?.results ?? (isVoice ? came : [])} restsOn={backOf(thread, item.id)} restsOnMore={thread.moreSources?.get(item.id) ?? 0} endings={self?.item.endings ?? []}
    claim={claim} stories={stories} pictures={pictures?.get(item.id) ?? []} said={said.slice(0, VOICES_A_PAGE)} more={said.length > VOICES_A_PAGE} />)
})
