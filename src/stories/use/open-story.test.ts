/** The stories that hosts may read, a page at a time. */
import { expect, test } from 'vitest'
import { TEST_SITE, useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertConsents } from '../consent/consent.queries.ts'
import { decideConsent } from '../consent/consent.rules.ts'
import { seal, sealCodes } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { insertApproval, insertStory, insertVersion } from '../story/story.queries.ts'
import type { StoryId } from '../tables.ts'
import { listOpenStories } from './open-story.queries.ts'

const world = useWorld()
const MANY = 103
const HOUR = 3_600_000
const agreeing = {
  purpose: 'initiative', audience: 'members', channels: ['page'], attribution: 'none', shownAs: undefined, until: '2027-06-01', how: 'written', witness: undefined, guardian: undefined, adult: undefined, understood: true,
} as const

/** Told one after the other, two of them at the same moment. */
async function tellMany(): Promise<readonly StoryId[]> {
  const [teller, { keys }] = [world.people.carer, TEST_SITE]
  const told = Array.from({ length: MANY }, (_, n) => ({ id: newId<'story'>(), at: new Date(world.clock.now.getTime() - Math.floor(n / 2) * HOUR) }))
  const decided = decideConsent(agreeing, { approved: true, under16: false, now: world.clock.now, zone: 'Europe/London' })
  if (decided.kind === 'refused') throw new Error(JSON.stringify(decided))
  await world.database.transaction(async (trx) => {
    for (const { id, at } of told) {
      const place = versionPlace(id, 1)
      await insertStory(trx, { id, initiative: world.initiative.id, teller, under16: false, takenDown: undefined, at })
      await insertVersion(trx, id, { number: 1, words: seal(keys, 'The blue stick.', place), notes: sealCodes(keys, [], place), marks: [] }, { person: teller, at })
      await insertApproval(trx, id, 1, at)
      await insertConsents(trx, { story: id, number: 1, person: teller, at: world.clock.now }, agreeing, decided)
    }
  })
  return told.map(({ id }) => id)
}

test('hosts come to every story that is open to them, page by page, and to each once', async () => {
  const told = await tellMany()
  world.clock.now = new Date(world.clock.now.getTime() + 49 * HOUR)
  const base = `/initiatives/${world.initiative.slug}/stories`
  const seen: string[] = []
  let [next, pages]: [string | undefined, number] = [base, 0]
  while (next !== undefined) {
    const answer = await world.as(world.people.host).get(next)
    expect([answer.status, answer.queries <= 8]).toEqual([200, true])
    seen.push(...[...answer.text.matchAll(/\/stories\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id))
    next = /href="([^"]+)" rel="next"/.exec(answer.text)?.[1]?.replaceAll('&amp;', '&')
    pages++
  }
  expect([pages, seen.toSorted(), new Set(seen).size]).toEqual([3, told.toSorted(), MANY])
  // However many there are, one that is asked for is found.
  const last = seen.at(-1)
  expect((await listOpenStories(world.database, world.initiative.id, world.clock.now, { only: told.filter((id) => id === last) })).map(({ id }) => id)).toEqual([last])
})
