/** What a page that quotes stories asks of the database: no more for twenty of them than for one. */
import { expect, test } from 'vitest'
import { TEST_SITE, useWorld } from '#app/test-world.ts'
import { entryExample } from '#initiative/journal/test-journal.ts'
import { newId } from '#platform/ids.ts'
import { listConsents } from '../consent/consent.queries.ts'
import { begun, quoteBlueStick } from '../search/test-quoted.ts'
import type { StoryId } from '../tables.ts'
import { MARKED, agreeing, publicly, tellOpenly } from '../test-stories.ts'
import { insertUse } from './use.queries.ts'
import { MOST_ON_PAGE } from './use.rules.ts'

const world = useWorld()
const MANY = 20

test('a page that quotes as many as it can show takes no more: whoever quotes is told so, also when two do at once', async () => {
  const at = world.clock.now
  const entry = await entryExample(world)
  const story = await tellOpenly(world, world.people.carer, publicly, agreeing)
  const consent = (await listConsents(world.database, [story])).find(({ purpose }) => purpose === 'public-site')?.id
  if (consent === undefined) throw new Error('nothing was agreed to')
  const fill = (place: 'journal' | 'case-study', anchor: (n: number) => string) => world.database.transaction(async (trx) => {
    for (let n = 1; n < MOST_ON_PAGE; n++) await insertUse(trx, { id: newId<'story-use'>(), story, number: 1, consent, begins: 0, length: 14, initiative: world.initiative.id, place, anchor: anchor(n), by: null, at })
  })
  await fill('journal', () => entry)
  // All sections of a case study are one page.
  await fill('case-study', (n) => (n % 2 === 0 ? 'starting' : 'what-happened'))
  const group = `/initiatives/${world.initiative.slug}`
  for (const where of [`journal ${entry}`, 'case-study starting']) {
    const quote = () => world.as(world.people.host).post(`${group}/stories/${story}/quote`, { words: MARKED, where })
    const answers = await Promise.all([quote(), quote()])
    expect([where, answers.map(({ status }) => status).toSorted()]).toEqual([where, [303, 422]])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('200 quotations stand on that page already')
  }
  const shown = (await world.as(undefined).get(`${group}/journal/${entry}`)).text
  expect([shown.split('<blockquote').length - 1, shown.includes(MARKED)]).toEqual([MOST_ON_PAGE, true])
})

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
