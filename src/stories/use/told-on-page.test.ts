/** What a page that quotes stories asks of the database: no more for twenty of them than for one. */
import { expect, test } from 'vitest'
import { TEST_SITE, useWorld } from '#app/test-world.ts'
import { entryExample } from '#initiative/journal/test-journal.ts'
import { newId } from '#platform/ids.ts'
import { listConsents } from '../consent/consent.queries.ts'
import { begun, quoteBlueStick } from '../search/test-quoted.ts'
import type { StoryId } from '../tables.ts'
import { insertUse } from './use.queries.ts'

const world = useWorld()
const MANY = 20

test('a page that quotes twenty stories asks at most two questions more than one that quotes none', async () => {
  const [told, initiative, teller] = [world.clock.now, world.initiative.id, world.people.carer]
  const [none, entry] = [await entryExample(world), await entryExample(world)]
  const stories: StoryId[] = []
  for (let n = 0; n < MANY; n++) stories.push(await quoteBlueStick(world.database, TEST_SITE.keys, { initiative, teller, told }))
  await world.database.transaction(async (trx) => {
    for (const { id: consent, story } of await listConsents(trx, stories)) {
      await insertUse(trx, { id: newId<'story-use'>(), story, number: 1, consent, begins: 0, length: 14, initiative, place: 'journal', anchor: entry, by: teller, at: begun(told) })
    }
  })
  world.clock.now = begun(told)
  const reader = world.as(undefined)
  const [plain, quoting] = [await reader.get(`/initiatives/${world.initiative.slug}/journal/${none}`), await reader.get(`/initiatives/${world.initiative.slug}/journal/${entry}`)]
  expect([plain.text.split('The blue stick').length - 1, quoting.text.split('The blue stick').length - 1]).toEqual([0, MANY])
  expect(quoting.queries - plain.queries).toBeLessThanOrEqual(2)
})
