import { beforeEach, describe, expect, test } from 'vitest'
import { TEST_SITE, useWorld } from '#app/test-world.ts'
import { upsertEntryHiding } from '#initiative/journal/journal.queries.ts'
import { entryExample } from '#initiative/journal/test-journal.ts'
import { openTo } from '#initiative/search/test-search.queries.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { loseSealed } from '../taking-back/lose-sealed.ts'
import { MARKED, agreeing, later, publicly, tellOpenly, until } from '../test-stories.ts'
import type { StoryId } from '../tables.ts'
import { useMarkTables } from './tables.ts'
import { findUses, tendUseMarks } from './use-mark.queries.ts'
import { wantedMarks } from './word-marks.ts'
import { readLookedFor } from '#platform/search/looked-for.rules.ts'

const world = useWorld()
const as = (who: 'host' | 'carer' | 'service') => world.as(world.people[who])
const group = () => `/initiatives/${world.initiative.slug}/stories`
const marksNow = () => useMarkTables(world.database).selectFrom('stories.use_mark').selectAll().execute()

async function search(query = 'yellow corridor', more = '') {
  const answer = await world.as(undefined).get(`/search?q=${encodeURIComponent(query)}${more}`)
  expect([answer.status, answer.queries <= 8]).toEqual([200, true])
  return answer.text.slice(answer.text.indexOf('<main'))
}
const isFound = async (query?: string) => (await search(query)).includes('nine hours in the yellow corridor')

/** Quoted in an entry of the journal that everybody reads. */
async function quoted(agreements: readonly Readonly<Record<string, string | readonly string[]>>[] = [agreeing, publicly]) {
  const entry = await entryExample(world, { title: 'What we heard', words: 'Somebody told us.' })
  const story = await tellOpenly(world, world.people.carer, ...agreements)
  const answer = await as('host').post(`${group()}/${story}/quote`, { words: MARKED, where: `journal ${entry}` })
  expect(answer.status).toBe(303)
  return { story, entry }
}
const consentFor = async (story: StoryId, purpose: 'public-site' | 'initiative') =>
  (await useMarkTables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', story).where('purpose', '=', purpose).orderBy('given_at', 'desc').executeTakeFirstOrThrow()).id

beforeEach(async () => {
  await openTo(world.database, world.initiative.id, 'public')
  await useMarkTables(world.database).deleteFrom('stories.use').execute()
})

describe('words of a story that everybody reads on a page', () => {
  test('are found there by some of them, and by words in a row; not by the rest of the story, nor by other words', async () => {
    const { entry } = await quoted([agreeing, { ...publicly, attribution: 'chosen-name', shownAs: 'Robin-as-shown' }])
    const page = await search()
    expect([page.includes(MARKED), page.includes(`href="/initiatives/evening-buses/journal/${entry}"`), page.includes('Robin-as-shown, from their story'), page.includes('From somebody’s story')]).toEqual([true, true, true, true])
    expect([await isFound('waiting hour corridors'), await isFound('"yellow corridor"'), await isFound('nothing or corridor'), await isFound('"the yellow corridor"')]).toEqual([true, true, true, true])
    // «It was in March» stands in the story and not in what is quoted.
    expect([await isFound('march'), await isFound('corridor march'), await isFound('"corridor yellow"'), await isFound('corridor -yellow'), await isFound('in the'), await isFound('nobody')]).toEqual([false, false, false, false, false, false])
    const first = await search('heard or corridor')
    expect([first.includes('2 results'), first.includes('People’s stories (1)')]).toEqual([true, true])
    expect(await search('heard or corridor', '&kind=journal')).not.toContain('corridor.</p>')
    expect(await search('heard or corridor', '&kind=story')).toContain(MARKED)
  })

  test('are never given as data', async () => {
    await quoted()
    const data = await world.as(undefined).get('/search.json?q=corridor')
    expect(JSON.parse(data.text)).toMatchObject({ counts: {}, results: [] })
  })

  test('lie in the database as numbers only, in no order that says which came first', async () => {
    await quoted()
    const [kept] = await marksNow()
    const numbers = (kept?.marks ?? []).map(BigInt)
    expect(numbers.length).toBeGreaterThan(8)
    expect(numbers).toEqual(numbers.toSorted((one, other) => (one < other ? -1 : 1)))
    const other = KeyRing.read(drawKey()) ?? expect.unreachable()
    expect((await findUses(world.database, wantedMarks(other, readLookedFor('corridor')), world.clock.now, { after: undefined, most: 5 })).uses).toEqual([])
    expect((await findUses(world.database, wantedMarks(TEST_SITE.keys, readLookedFor('corridor')), world.clock.now, { after: undefined, most: 5 })).uses).toHaveLength(1)
  })

  test('are not found where the yes was to fewer readers', async () => {
    const entry = await entryExample(world, { title: 'For us', words: 'Somebody told us.', seenBy: 'members' })
    const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
    await as('host').post(`${group()}/${story}/quote`, { words: MARKED, where: `journal ${entry}` })
    expect(await useMarkTables(world.database).selectFrom('stories.use').select('id').execute()).toHaveLength(1)
    expect([await marksNow(), await isFound()]).toEqual([[], false])
    expect((await as('carer').get('/search?q=corridor')).text).not.toContain(MARKED)
  })
})

describe('nothing is found any more, and no mark is left', () => {
  const gone = async () => expect([await isFound(), await marksNow()]).toEqual([false, []])

  test('when the story is taken back', async () => {
    const { story } = await quoted()
    expect(await isFound()).toBe(true)
    await as('carer').post(`/stories/${story}/take-back`)
    await gone()
  })

  test('when only the yes to everybody is; not when another is', async () => {
    const { story } = await quoted()
    await as('carer').post(`/stories/${story}/consents/${await consentFor(story, 'initiative')}/take-back`)
    expect(await isFound()).toBe(true)
    await as('carer').post(`/stories/${story}/consents/${await consentFor(story, 'public-site')}/take-back`)
    await gone()
  })

  test('when it was said again for longer and that is taken back', async () => {
    const { story } = await quoted([{ ...publicly, ...until(world, 4) }, { ...agreeing, ...until(world, 60) }])
    const first = await consentFor(story, 'public-site')
    expect((await as('carer').post(`/stories/${story}/consents/${first}/renew`, { ...until(world, 60), understood: 'yes' })).status).toBe(303)
    later(world, 4)
    expect(await isFound()).toBe(true)
    await as('carer').post(`/stories/${story}/consents/${first}/take-back`)
    await gone()
  })

  test('when the quotation is taken off', async () => {
    await quoted()
    const [kept] = await marksNow()
    await as('host').post(`${group()}/uses/${kept?.use_id ?? ''}/take-off`)
    await gone()
  })

  test('when its time is up, at once; the mark goes within a day', async () => {
    await quoted([{ ...agreeing, ...until(world, 4) }, { ...publicly, ...until(world, 4) }])
    later(world, 4)
    expect([await isFound(), (await marksNow()).length]).toEqual([false, 1])
    await tendUseMarks(world.database, TEST_SITE.keys, world.clock.now)
    await gone()
  })

  test('when the page is narrowed, hidden, or the initiative is; and it is found again when that ends', async () => {
    const { entry } = await quoted()
    await openTo(world.database, world.initiative.id, 'site')
    expect([await isFound(), (await as('carer').get('/search?q=corridor')).text.includes(MARKED)]).toEqual([false, false])
    await openTo(world.database, world.initiative.id, 'public')
    expect(await isFound()).toBe(true)
    await world.database.transaction((trx) => upsertEntryHiding(trx, entry, null, null, world.clock.now))
    expect(await isFound()).toBe(false)
  })

  test('when the keys are lost', async () => {
    await quoted()
    await loseSealed(world.database, [TEST_SITE.keys.current], world.clock.now)
    await gone()
  })

  test('when its teller erases their account', async () => {
    await quoted()
    await world.database.transaction((trx) => erasePerson(trx, world.people.carer, 'keep'))
    await gone()
  })
})
