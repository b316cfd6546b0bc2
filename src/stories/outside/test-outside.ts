/** Words taken along for tests: as the pages would have it. */
import type { World } from '#app/test-world.ts'
import { readId } from '#platform/ids.ts'
import { DEFAULT_ZONE, addDays, dayOf } from '#platform/time.ts'
import type { StoryId, UseId } from '../tables.ts'
import { MARKED, agreeing, prove, tellOpenly } from '../test-stories.ts'

/** A report on paper, for everybody. */
export const forReports = { ...agreeing, purpose: 'report', audience: 'public', channels: ['paper'] }

export const taking = {
  words: MARKED, kind: 'report', title: 'Waiting in casualty', readers: 'The health board', audience: 'public', channel: 'paper', heldAt: 'Inverness',
}

/** A day some days from now, as the form's three boxes. */
export function onDay(world: World, days = 0) {
  const [year = '', month = '', day = ''] = addDays(dayOf(world.clock.now, DEFAULT_ZONE), days).split('-')
  return { 'day-day': day, 'day-month': month, 'day-year': year }
}

/** A story of the carer's, open to hosts and to reports on paper. */
export const tellForReports = (world: World): Promise<StoryId> => tellOpenly(world, world.people.carer, agreeing, forReports)

/** The host takes words of a story along. */
export async function takeOutside(world: World, story: StoryId, fields: Readonly<Record<string, string>> = {}): Promise<UseId> {
  await prove(world, world.people.host)
  const answer = await world.as(world.people.host).post(`/initiatives/${world.initiative.slug}/stories/${story}/outside`, { ...taking, ...onDay(world), ...fields })
  const id = readId<'story-use'>(answer.location?.split('/').at(-1))
  if (id === undefined) throw new Error(`not taken: ${answer.status} ${answer.location ?? ''} ${[...answer.text.matchAll(/#field-[a-z]+">([^<]+)/gi)].map(([, sentence]) => sentence).join(', ')}`)
  return id
}
