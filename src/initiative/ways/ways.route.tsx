/** Whoever may see the initiative sees in which ways it was done together, and why; members correct it by hand, with a reason. */
import type { Typed } from '#platform/forms/read.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { readHand } from './ways.form.ts'
import { type ItemWithFacts, deleteHand, findFacts, listFacts, upsertHand } from './ways.queries.ts'
import { shownWays } from './ways.rules.ts'
import { SetWayPage, WaysPage } from './ways.view.tsx'
import { sayWays } from './words/index.ts'

const ON_A_PAGE = 60
export const waysPath = ({ initiative }: Pick<Seen, 'initiative'>) => `/initiatives/${initiative.slug}/ways`

export const showWays = route('/initiatives/:slug/ways', whoMaySee).get(async (c, here) => {
  const before = readId<'item'>(c.query('before'))
  const found = await listFacts(c.database, here, { before, most: ON_A_PAGE + 1 })
  const items = found.slice(0, ON_A_PAGE)
  const shown = items.map((item) => ({ item, ways: shownWays(item.facts, item.hands) }))
  return c.page(<WaysPage here={here} items={shown} next={found.length > ON_A_PAGE ? items.at(-1)?.id : undefined} later={before !== undefined} />)
})

type AtItem = SeenByMember & Readonly<{ item: ItemWithFacts }>

/** Those who take part, at something that people can do together. */
const atItem: Gate<AtItem> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findFacts(c.database, here, id)
  return item === undefined ? { closed: 'not-found' } : { ...here, item }
}

export const setWay = route('/initiatives/:slug/items/:item/ways', atItem)

const page = (here: AtItem, typed: Typed = {}) => ({ here, ways: shownWays(here.item.facts, here.item.hands), typed })

setWay.get((c, here) => c.page(<SetWayPage {...page(here)} problems={[]} />))

setWay.post((c, here) =>
  write(c, readHand, async (trx, { way, holds, reason = '' }) => {
    if (holds === 'as-it-was') await deleteHand(trx, here.item.id, way)
    else await upsertHand(trx, here.item.id, { way, holds: holds === 'yes', reason }, here.person.id, c.now)
    return done(waysPath(here), sayWays('set.done'))
  }, (typed, problems) => c.page(<SetWayPage {...page(here, typed)} problems={problems} />, 422)))
