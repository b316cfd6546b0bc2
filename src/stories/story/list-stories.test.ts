/** Somebody's own stories are listed whole, a page at a time. */
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { newId } from '#platform/ids.ts'
import { askedAgain } from '../consent/consent.rules.ts'
import type { StoryId } from '../tables.ts'
import { upsertSupporter } from '../supporter/supporter.queries.ts'
import { STORIES_A_PAGE, countMine, insertStory } from './story.queries.ts'

const world = useWorld()
const MANY = 2 * STORIES_A_PAGE + 1
const MINUTE = 60_000

/** Told three in the same moment, so that the moment alone orders nothing. */
async function tellMany(teller: PersonId, many: number): Promise<readonly StoryId[]> {
  const ids = Array.from({ length: many }, () => newId<'story'>())
  await world.database.transaction(async (trx) => {
    for (const [n, id] of ids.entries()) await insertStory(trx, { id, initiative: world.initiative.id, teller, under16: false, takenDown: undefined, at: new Date(world.clock.now.getTime() - Math.floor(n / 3) * MINUTE) })
  })
  return ids
}

test('more stories than stand on a page are gone through page by page: each is there once, also one that somebody helps with', async () => {
  const { carer, service } = world.people
  const mine = await tellMany(carer, MANY - 1)
  const [helped, other] = await tellMany(service, 2)
  if (helped === undefined || other === undefined) throw new Error('two were told')
  await world.database.transaction((trx) => upsertSupporter(trx, helped, carer, false, world.clock.now))
  const [seen, lengths]: [string[], number[]] = [[], []]
  let next: string | undefined = '/stories'
  while (next !== undefined) {
    const page = await world.as(carer).get(next)
    const ids = [...page.text.matchAll(/href="\/stories\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
    expect(page.queries).toBeLessThanOrEqual(8)
    expect(page.text.includes('>First page<')).toBe(next !== '/stories')
    seen.push(...ids)
    lengths.push(ids.length)
    next = /href="(\/stories\?after=[^"]*)"/.exec(page.text)?.[1]
  }
  expect(lengths).toEqual([STORIES_A_PAGE, STORIES_A_PAGE, 1])
  expect(seen.toSorted()).toEqual([...mine, helped].toSorted())
  // None was approved: each of their own waits for its teller, also those on later pages.
  expect(await countMine(world.database, carer, askedAgain(world.clock.now))).toMatchObject({ stories: MANY, waiting: MANY - 1 })
  // Where another one's story stands among them says when it was told.
  expect((await world.as(carer).get(`/stories?after=${other}`)).text).not.toMatch(/href="\/stories\/[0-9a-f-]{36}"/)
})
