/** Story sessions for tests: begun, written in and nodded to as their pages would have it. */
import type { World } from '#app/test-world.ts'
import { readId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import { type Card, listCards } from './card.queries.ts'
import { findSession } from './session.queries.ts'
import type { CardId, SessionId } from './tables.ts'

/** A day as a form's three boxes. */
export const boxes = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'day-day': date, 'day-month': month, 'day-year': year }
}
export const today = (world: World) => dayOf(world.clock.now, 'Europe/London')

/** The carer tells, the planner leads, the person who uses services listens; the host is not there. */
export async function begin(world: World, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Readonly<{ session: SessionId; path: string }>> {
  const { carer, planner, service } = world.people
  const path = `/initiatives/${world.initiative.slug}/story-sessions`
  const answer = await world.as(planner).post(`${path}/new`, { ...boxes(today(world)), teller: carer, facilitator: planner, listeners: service, tags: 'yes', ...fields })
  const session = sessionOf(answer.location ?? '')
  if (session === undefined) throw new Error(`not begun: ${answer.status} ${answer.text}`)
  return { session, path: `${path}/${session}` }
}

const sessionOf = (path: string) => readId<'story-session'>(path.split('/').at(-1))

/** The listener writes a card. */
export async function writeOne(world: World, path: string, words: string, fields: Readonly<Record<string, string>> = {}): Promise<Card> {
  const answer = await world.as(world.people.service).post(`${path}/cards`, { words, ...fields })
  const card = (await cardsOf(world, path)).find((one) => one.words === words)
  if (card === undefined) throw new Error(`not written: ${answer.status} ${answer.text}`)
  return card
}

/** What lies on the table now. */
export const cardsOf = async (world: World, path: string): Promise<readonly Card[]> => {
  const session = sessionOf(path)
  return session === undefined ? [] : listCards(world.database, session)
}

export const isThere = async (world: World, session: SessionId): Promise<boolean> => (await findSession(world.database, world.initiative.id, session)) !== undefined

/** The teller nods to a card as it is. */
export const nod = (world: World, path: string, card: Readonly<{ id: CardId; version: number }>, answer = 'yes') =>
  world.as(world.people.carer).post(`${path}/cards/${card.id}/nod`, { answer, version: String(card.version) })
