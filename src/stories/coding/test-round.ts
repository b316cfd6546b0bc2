/** Rounds of coding for tests: stories are told and agreed to, and coders say yes, as their pages would have it. */
import type { World } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { newId } from '#platform/ids.ts'
import { bookWith } from '../code-book/test-book.ts'
import type { CodeId } from '../code-book/tables.ts'
import { insertConsents } from '../consent/consent.queries.ts'
import type { Agreeing } from '../consent/consent.rules.ts'
import { prove, tellAndApprove } from '../test-stories.ts'
import type { StoryId } from '../tables.ts'
import { MOST_STORIES } from './coding.rules.ts'
import { findRound, insertRound, listRoundStories, setAgreed } from './round.queries.ts'
import type { RoundId } from './tables.ts'

const DAY = 86_400_000
const FOR_CODING: Agreeing = {
  purpose: 'coding', audience: 'members', channels: ['page'], attribution: 'none', shownAs: undefined, until: '', how: 'written', witness: undefined, guardian: undefined, adult: undefined, understood: true,
}

/** Stories that may be coded for twenty days from now: their tellers said yes three days ago. */
async function tellToBeCoded(world: World, tellers: readonly PersonId[]): Promise<readonly StoryId[]> {
  const stories: StoryId[] = []
  const at = (days: number) => new Date(world.clock.now.getTime() + days * DAY)
  for (const teller of tellers) {
    const story = await tellAndApprove(world, teller)
    const agreed = { kind: 'agreed' as const, beginsAt: at(-1), endsAt: at(20), names: { shownAs: undefined, witness: undefined, guardian: undefined, adult: undefined } }
    await world.database.transaction((trx) => insertConsents(trx, { story, number: 1, person: teller, at: at(-3) }, FOR_CODING, agreed))
    stories.push(story)
  }
  return stories
}

export type TestRound = Readonly<{ round: RoundId; path: string; codes: readonly CodeId[]; stories: readonly StoryId[] }>

/** A round of stories that were told for it; those who are named say yes, and have shown that it is them. */
export async function roundOf(world: World, tellers: readonly PersonId[], coders: readonly PersonId[], { agree = true }: Readonly<{ agree?: boolean }> = {}): Promise<TestRound> {
  const { codes, number } = await bookWith(world, ['Waiting', 'Being heard'])
  const stories = await tellToBeCoded(world, tellers)
  const round = newId<'coding-round'>()
  const path = `/initiatives/${world.initiative.slug}/coding/${round}`
  await world.database.transaction(async (trx) => {
    await insertRound(trx, { id: round, initiative: world.initiative.id, bookNumber: number, coders, most: MOST_STORIES, by: world.people.host, at: world.clock.now })
    const made = await findRound(trx, world.initiative.id, round)
    for (const { id } of agree ? made?.coders ?? [] : []) await setAgreed(trx, id, world.clock.now)
  })
  for (const coder of coders) await prove(world, coder)
  return { round, path, codes, stories }
}

/** At which place of its round a story is. */
export async function placeOf(world: World, round: RoundId, story: StoryId): Promise<number> {
  return (await listRoundStories(world.database, round, world.clock.now)).find((one) => one.story === story)?.place ?? 0
}
