/** The gates of a session's pages. What lies on its table is for those who were there; hosts see what the teller lets go forward. */
import { type SeenByMember, members } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import { type Card, type Group, listCards, listGroups } from './card.queries.ts'
import { type Session, findSession } from './session.queries.ts'
import { type Standing, isOver, maySayWhoIsThere, partOf, seesCard, seesCards } from './session.rules.ts'
import { saySession } from './words/index.ts'

export type AtSession = SeenByMember & Readonly<{ session: Session; standing: Standing }>

const closed = (who: 'there' | 'teller' | 'both'): Closed => ({ closed: 'forbidden', whoCan: saySession(`who-can.${who}`) })

/** Whoever sees any card of it. */
export const atSession: Gate<AtSession> = async (c: Context) => {
  const here = await members(c)
  if ('closed' in here) return here
  const id = readId<'story-session'>(c.param('session'))
  const session = id === undefined ? undefined : await findSession(c.database, here.initiative.id, id)
  if (session === undefined || isOver(session.day, dayOf(c.now, here.initiative.zone))) return { closed: 'not-found' }
  const standing = { part: partOf(session, here.person.id), host: here.membership.host }
  // Others are not told that it took place.
  return seesCards(standing) === 'none' ? { closed: 'not-found' } : { ...here, session, standing }
}

/** Those who were there. */
export const there: Gate<AtSession> = async (c) => {
  const here = await atSession(c)
  return 'closed' in here || here.standing.part !== undefined ? here : closed('there')
}

/** Whoever told the story. */
export const teller: Gate<AtSession> = async (c) => {
  const here = await atSession(c)
  return 'closed' in here || here.standing.part === 'teller' ? here : closed('teller')
}

/** The teller and the facilitator. */
export const leading: Gate<AtSession> = async (c) => {
  const here = await atSession(c)
  return 'closed' in here || maySayWhoIsThere(here.standing) ? here : closed('both')
}

export type AtCard = AtSession & Readonly<{ card: Card }>

const cardIn = async (c: Context, here: AtSession | Closed): Promise<AtCard | Closed> => {
  if ('closed' in here) return here
  const id = readId<'session-card'>(c.param('card'))
  const card = (await listCards(c.database, here.session.id)).find((one) => one.id === id && seesCard(here.standing, one))
  return card === undefined ? { closed: 'not-found' } : { ...here, card }
}

/** Whoever sees a card. */
export const atCard: Gate<AtCard> = async (c) => cardIn(c, await atSession(c))
/** The same, of those who were there. */
export const thereAtCard: Gate<AtCard> = async (c) => cardIn(c, await there(c))
export const tellerAtCard: Gate<AtCard> = async (c) => cardIn(c, await teller(c))

export type AtGroup = AtSession & Readonly<{ group: Group }>

export const atGroup: Gate<AtGroup> = async (c) => {
  const here = await there(c)
  if ('closed' in here) return here
  const id = readId<'session-group'>(c.param('group'))
  const group = (await listGroups(c.database, here.session.id)).find((one) => one.id === id)
  return group === undefined ? { closed: 'not-found' } : { ...here, group }
}
