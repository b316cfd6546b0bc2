/** Tellers who want to be called or written to, for tests. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { agreeing, tellOpenly, until } from '../test-stories.ts'
import type { StoryId } from '../tables.ts'

export const NUMBER = '0131 496 0000'

/** From now on they want to be reached like this. */
export async function reachedBy(world: World, person: PersonId, way: 'call' | 'letter' | 'page', detail: string | null = NUMBER): Promise<void> {
  await peopleTables(world.database).insertInto('people.reply_way').values({ person_id: person, way, detail }).onConflict((on) => on.column('person_id').doUpdateSet({ way, detail })).execute()
}

/** A story whose yes ends within the month, of somebody who wants to be called. */
export async function endingSoon(world: World, teller: PersonId, fields: Readonly<Record<string, string>> = {}): Promise<StoryId> {
  await reachedBy(world, teller, 'call')
  return tellOpenly(world, teller, { ...agreeing, ...until(world, 20), ...fields })
}

/** Somebody helps with it, without reading it. */
export const helpedBy = (world: World, teller: PersonId, story: StoryId, helper: PersonId) => world.as(teller).post(`/stories/${story}/supporter`, { person: helper, reads: 'no' })
