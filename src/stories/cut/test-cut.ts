/** Cuts for tests: proposed as the page would have it. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { agreeing, tellOpenly } from '../test-stories.ts'
import type { StoryId } from '../tables.ts'
import { listCuts } from './cut.queries.ts'
import type { CutId } from './tables.ts'

/** The story of the tests without its last sentence, and with a word of somebody else's. */
export const CUT = 'It was in March.\n\nI waited nine hours in the yellow corridor, unasked.'
export const REASON = 'The page has room for two sentences.'

/** A story that those who look after the group may read. */
export const openForCuts = (world: World, teller: PersonId): Promise<StoryId> => tellOpenly(world, teller, agreeing)

const cutPath = (world: World, story: StoryId) => `/initiatives/${world.initiative.slug}/stories/${story}/cut`

export const propose = (world: World, story: StoryId, fields: Readonly<Record<string, string>> = {}) => world.as(world.people.host).post(cutPath(world, story), { words: CUT, reason: REASON, ...fields })

/** A cut that the host proposed. */
export async function cutOf(world: World, story: StoryId): Promise<CutId> {
  const answer = await propose(world, story)
  if (answer.status !== 303) throw new Error(`not proposed: ${answer.status} ${answer.text}`)
  const [cut] = await listCuts(world.database, story)
  if (cut === undefined) throw new Error('a cut that was proposed is there')
  return cut.id
}
