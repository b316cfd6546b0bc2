/** The gates of a need's pages. */
import type { Context } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { type Need, findNeed } from './need.queries.ts'

export type AtNeed = Seen & Readonly<{ need: Need }>
export type MemberAtNeed = SeenByMember & Readonly<{ need: Need }>

const at = <Here extends Seen>(gate: Gate<Here>): Gate<Here & Readonly<{ need: Need }>> => async (c: Context) => {
  const here: Here | Closed = await gate(c)
  if ('closed' in here) return here
  const id = readId<'item'>(c.param('item'))
  const need = id === undefined ? undefined : await findNeed(c.database, here, id)
  return need === undefined ? { closed: 'not-found' } : { ...here, need }
}

/** Whoever may see the need. */
export const whoMaySeeNeed: Gate<AtNeed> = at(whoMaySee)
/** Those who take part, at a need. */
export const membersAtNeed: Gate<MemberAtNeed> = at(members)

/** Where a need's page is. */
export const needPath = (here: Pick<Seen, 'initiative'>, item: ItemId, end = '') => `/initiatives/${here.initiative.slug}/needs/${item}${end}`
