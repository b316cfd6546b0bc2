/** Tellers who want to be called or written to, for tests. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { setReplyWay } from '#people/account/account.queries.ts'
import { agreeing, tellOpenly, until } from '../test-stories.ts'
import type { StoryId } from '../tables.ts'

export const NUMBER = '0131 496 0000'

/** From now on they want to be reached like this. */
export const reachedBy = (world: World, person: PersonId, way: 'call' | 'letter' | 'page', detail: string | undefined = NUMBER): Promise<void> =>
  world.database.transaction((trx) => setReplyWay(trx, person, way, detail))

/** A story whose yes ends within the month, of somebody who wants to be called. */
export async function endingSoon(world: World, teller: PersonId, fields: Readonly<Record<string, string>> = {}): Promise<StoryId> {
  await reachedBy(world, teller, 'call')
  return tellOpenly(world, teller, { ...agreeing, ...until(world, 20), ...fields })
}

/** Somebody helps with it, without reading it. */
export const helpedBy = (world: World, teller: PersonId, story: StoryId, helper: PersonId) => world.as(teller).post(`/stories/${story}/supporter`, { person: helper, reads: 'no' })
