/** Rounds of coding for tests: stories are told and agreed to, and coders say yes, as their pages would have it. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { readId } from '#platform/ids.ts'
import { bookWith } from '../code-book/test-book.ts'
import type { CodeId } from '../code-book/tables.ts'
import { agreeing, later, tellAndApprove, until } from '../test-stories.ts'
import type { StoryId } from '../tables.ts'
import { type RoundId, codingTables } from './tables.ts'

/** Somebody has shown that it is them, in every session that they have. */
export async function prove(world: World, person: PersonId): Promise<void> {
  await world.as(person).get('/me')
  const db = peopleTables(world.database)
  const sessions = await db.selectFrom('people.session').select('id').where('person_id', '=', person).execute()
  for (const { id } of sessions) await db.insertInto('people.own_factor').values({ session_id: id, at: world.clock.now }).onConflict((on) => on.column('session_id').doUpdateSet({ at: world.clock.now })).execute()
}

/** Stories that may be coded: past their time to think again. */
export async function tellToBeCoded(world: World, tellers: readonly PersonId[]): Promise<readonly StoryId[]> {
  const stories: StoryId[] = []
  for (const teller of tellers) {
    const story = await tellAndApprove(world, teller)
    await world.as(teller).post(`/stories/${story}/consents/new`, { ...agreeing, purpose: 'coding', ...until(world, 20) })
    stories.push(story)
  }
  later(world, 3)
  return stories
}

export type TestRound = Readonly<{ round: RoundId; path: string; codes: readonly CodeId[]; stories: readonly StoryId[] }>

/** A round of stories that were told for it; those who are named say yes, and have shown that it is them. */
export async function roundOf(world: World, tellers: readonly PersonId[], coders: readonly PersonId[], { agree = true }: Readonly<{ agree?: boolean }> = {}): Promise<TestRound> {
  const { codes } = await bookWith(world, ['Waiting', 'Being heard'])
  const stories = await tellToBeCoded(world, tellers)
  const answer = await world.as(world.people.host).post(`/initiatives/${world.initiative.slug}/coding/new`, { coders, most: '200' })
  const round = readId<'coding-round'>(answer.location?.split('/').at(-1))
  if (round === undefined) throw new Error(`no round: ${answer.status} ${answer.text}`)
  const path = `/initiatives/${world.initiative.slug}/coding/${round}`
  for (const coder of coders) {
    if (agree) await world.as(coder).post(`${path}/agree`)
    await prove(world, coder)
  }
  return { round, path, codes, stories }
}

/** At which place of its round a story is. */
export async function placeOf(world: World, round: RoundId, story: StoryId): Promise<number> {
  return (await codingTables(world.database).selectFrom('stories.round_story').select('place').where('round_id', '=', round).where('story_id', '=', story).executeTakeFirstOrThrow()).place
}
