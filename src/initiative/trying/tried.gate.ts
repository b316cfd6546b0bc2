/** The gates of the pages of ideas, prototypes and tests. */
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import type { Tried } from './tables.ts'
import { type TriedItem, findTried } from './tried.queries.ts'

export type AtTried<Kind extends Tried = Tried> = Seen & Readonly<{ item: TriedItem<Kind> }>
export type MemberAtTried<Kind extends Tried = Tried> = SeenByMember & Readonly<{ item: TriedItem<Kind> }>

const at = <Here extends Seen, Kind extends Tried>(gate: Gate<Here>, kind: Kind): Gate<Here & Readonly<{ item: TriedItem<Kind> }>> => async (c) => {
  const here: Here | Closed = await gate(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const item = id === undefined ? undefined : await findTried(c.database, here, kind, id)
  return item === undefined ? { closed: 'not-found' } : { ...here, item }
}

/** Whoever may see one of a kind. */
export const whoMaySeeTried = <Kind extends Tried>(kind: Kind) => at(whoMaySee, kind)
/** Those who take part, at one of a kind. */
export const membersAtTried = <Kind extends Tried>(kind: Kind) => at(members, kind)

/** Where each kind's pages are. */
const FOLDER: Readonly<Record<Tried, string>> = { idea: 'ideas', prototype: 'prototypes', test: 'tests' }

/** Where the page of one of them is. */
export const triedPath = ({ initiative }: Pick<Seen, 'initiative'>, kind: Tried, item: ItemId | 'new', end = '') => `/initiatives/${initiative.slug}/${FOLDER[kind]}/${item}${end}`
