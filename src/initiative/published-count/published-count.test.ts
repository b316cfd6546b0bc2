import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId, readId } from '#platform/ids.ts'
import { tables as peopleTables } from '#people/tables.ts'
import type { ItemId } from '../tables.ts'
import { tables } from '../tables.ts'
import { insertItems, linkItems } from '../thread/item.queries.ts'
import { listPublishedCounts } from './published-count.queries.ts'
import { renewAllPublishedCounts, renewPublishedCounts } from './renew.queries.ts'

const world = useWorld()
let themes: readonly ItemId[]
const day = (number: number) => new Date(Date.UTC(2026, 11, number, 3))
const renew = (at: Date) => world.database.transaction((trx) => renewPublishedCounts(trx, world.initiative.id, at))
const published = () => listPublishedCounts(world.database, world.initiative.id)

/** So many different people say something as this standpoint in a theme; `person` lets one person say it all. */
const speak = (many: number, standpoint: string, theme: ItemId | undefined, one = false) => world.database.transaction(async (trx) => {
  const people = Array.from({ length: one ? 1 : many }, () => newId<'person'>())
  await peopleTables(trx).insertInto('people.person').values(people.map((id) => ({ id, called: 'Somebody Example' }))).execute()
  const voices = await insertItems(trx, Array.from({ length: many }, (_, index) => ({
    item: { initiative: world.initiative.id, kind: 'voice' as const, words: `Said by ${standpoint}`, seenBy: 'members' as const },
    by: { person: people[one ? 0 : index], standpoint: readId<'standpoint'>(world.initiative.standpoints.get(standpoint)), channel: 'site' as const },
  })))
  if (theme !== undefined) await linkItems(trx, world.initiative.id, theme, voices)
  return voices
})

beforeAll(async () => {
  themes = await world.database.transaction((trx) => insertItems(trx, ['Going home', 'Waiting rooms'].map((words) => ({
    item: { initiative: world.initiative.id, kind: 'theme' as const, words, seenBy: 'public' as const }, by: { person: world.people.host, standpoint: undefined, channel: 'site' as const },
  }))))
})

describe('from where people spoke', () => {
  test('before the first renewal nothing is published, and four people of a standpoint are never shown', async () => {
    expect(await published()).toBeUndefined()
    await speak(12, 'carer', themes[0])
    await speak(4, 'young', themes[0])
    await speak(6, 'service', themes[0], true)
    expect(await renew(day(1))).toBe(true)
    const counts = await published()
    expect(counts?.themes.get(themes[0] ?? newId<'item'>())?.map(({ standpoint, atLeast }) => [standpoint.key, atLeast])).toEqual([['carer', 10]])
    expect(counts?.initiative.map(({ standpoint }) => standpoint.key)).toEqual(['carer'])
  })

  test('members and the world read the same numbers, on the page and as data', async () => {
    for (const person of [undefined, world.people.carer, world.people.host]) {
      const page = await world.as(person).get('/initiatives/evening-buses/thread')
      expect(page.text).toContain('At least 10 × unpaid carer')
      expect(page.text).not.toMatch(/young person|someone who uses services/)
      expect(page.queries).toBeLessThanOrEqual(8)
      expect((await world.as(person).get('/initiatives/evening-buses/thread.json')).text).not.toMatch(/young person/)
    }
  })

  test('it is renewed once a day, and one more voice changes nothing that is shown', async () => {
    await speak(1, 'young', themes[0])
    expect(await renew(new Date('2026-12-01T22:00:00Z'))).toBe(false)
    const before = await published()
    expect(await renew(day(2))).toBe(true)
    const after = await published()
    expect(after?.themes).toEqual(before?.themes)
    expect(after?.initiative).toEqual(before?.initiative)
  })

  test('a second theme made of the same voices shows nothing, so that the two can\'t be subtracted', async () => {
    const voices = await tables(world.database).selectFrom('initiative.thread_link').select('source_id').where('result_id', '=', themes[0] ?? newId<'item'>()).execute()
    await world.database.transaction((trx) => linkItems(trx, world.initiative.id, themes[1] ?? newId<'item'>(), voices.map(({ source_id }) => source_id).slice(1)))
    await renew(day(3))
    expect((await published())?.themes.get(themes[1] ?? newId<'item'>())).toBeUndefined()
  })

  test('a theme that lost its voices shows nothing', async () => {
    await tables(world.database).deleteFrom('initiative.thread_link').where('result_id', '=', themes[0] ?? newId<'item'>()).execute()
    await renewAllPublishedCounts(world.database, day(4))
    expect((await published())?.themes.size).toBe(0)
  })
})
