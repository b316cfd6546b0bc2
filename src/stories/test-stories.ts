/** Stories for tests: told, approved and agreed to as their pages would have it. */
import { TEST_SITE, type World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { noteOwnFactor } from '#people/own-factor/own-factor.queries.ts'
import { readSessionToken } from '#people/session/session-cookie.ts'
import { readId } from '#platform/ids.ts'
import type { StoryId } from './tables.ts'

/** A sentence that is found nowhere else. */
export const MARKED = 'I waited nine hours in the yellow corridor.'
export const STORY = `It was in March.\n\n${MARKED} Nobody said why.`

export const telling = { way: 'whole', step: '0', go: 'done', whole: STORY, checks: ['names', 'places', 'secrets'], notes: ['illness'] }

/** Somebody tells a story. */
export async function tell(world: World, teller: PersonId, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<StoryId> {
  const answer = await world.as(teller).post(`/initiatives/${world.initiative.slug}/stories/tell`, { ...telling, ...fields })
  const id = readId<'story'>(answer.location?.split('/').at(-1))
  if (id === undefined) throw new Error(`not told: ${answer.status} ${answer.text}`)
  return id
}

/** The same, and they say that it is right. */
export async function tellAndApprove(world: World, teller: PersonId): Promise<StoryId> {
  const story = await tell(world, teller)
  await world.as(teller).post(`/stories/${story}/approve`, { version: '1' })
  return story
}

/** For this group's own pages, without a name. */
export const agreeing = {
  version: '1', purpose: 'initiative', audience: 'members', channels: 'page', attribution: 'none', 'until-day': '1', 'until-month': '6', 'until-year': '2027', how: 'written', understood: 'yes',
}

/** What is on pages that everybody reads. */
export const publicly = { ...agreeing, purpose: 'public-site', audience: 'public' }

const HOURS = 3_600_000

/** Some days from now, as the form's three boxes: near enough that nobody has to sign in again. */
export function until(world: World, days: number) {
  const [year = '', month = '', day = ''] = new Date(world.clock.now.getTime() + days * 24 * HOURS).toISOString().slice(0, 10).split('-')
  return { 'until-day': day, 'until-month': month, 'until-year': year }
}

/** Moves the clock on. */
export const later = (world: World, days: number) => { world.clock.now = new Date(world.clock.now.getTime() + days * 24 * HOURS) }

/** Somebody has shown that it is them, in the session that they have. */
export async function prove(world: World, person: PersonId): Promise<void> {
  const token = readSessionToken(TEST_SITE, await world.people.cookieOf(person))
  if (token !== undefined) await world.database.transaction((trx) => noteOwnFactor(trx, token, world.clock.now))
}

/** Told, approved, agreed to and past the time to think again. The host has shown that it is them. */
export async function tellOpenly(world: World, teller: PersonId, ...agreements: readonly Readonly<Record<string, string | readonly string[]>>[]): Promise<StoryId> {
  const story = await tellAndApprove(world, teller)
  for (const one of agreements) {
    const answer = await world.as(teller).post(`/stories/${story}/consents/new`, one)
    if (answer.status !== 303) throw new Error(`not agreed: ${answer.text}`)
  }
  world.clock.now = new Date(world.clock.now.getTime() + 49 * HOURS)
  await prove(world, world.people.host)
  return story
}
