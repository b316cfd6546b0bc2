import { beforeAll, describe, expect, test } from 'vitest'
import { insertArea } from '#network/area/area.queries.ts'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import type { Id } from '#platform/ids.ts'
import { closingTables } from '../closing/tables.ts'
import { tables } from '../tables.ts'
import { saveRegisterFacts } from './register-facts.queries.ts'
import type { Topic } from './register.rules.ts'

const world = useWorld()
let [council, town]: readonly (Id<'area'> | undefined)[] = []
const transport: Topic = { key: 'transport', words: null }

/** An initiative in a place, about something. */
const settle = async (slug: string, facts: Readonly<{ openTo?: 'public' | 'site' | 'members'; area?: Id<'area'> | undefined; topics?: readonly Topic[]; starts?: string; ends?: string; lookingFor?: string }>) => {
  const { id } = await settleInitiative(world.database, world.people, { slug, openTo: facts.openTo ?? 'public' })
  await world.database.transaction(async (trx) => {
    await tables(trx).updateTable('initiative.initiative').set({ area_id: facts.area ?? null, title: `About ${slug}`, starts_on: facts.starts ?? null, ends_on: facts.ends ?? null }).where('id', '=', id).execute()
    await saveRegisterFacts(trx, id, { topics: facts.topics ?? [], lookingFor: facts.lookingFor })
  })
}

const found = async (query: string, person?: Parameters<typeof world.as>[0]) => {
  const page = await world.as(person).get(`/initiatives${query}`)
  expect([page.status, page.queries <= 8]).toEqual([200, true])
  return [...page.text.matchAll(/<h2><a href="\/initiatives\/([^"]+)"/g)].map((one) => one[1]).toSorted()
}

beforeAll(async () => {
  await world.database.transaction(async (trx) => {
    council = await insertArea(trx, { name: 'Example Council', level: 'partnership-area', partOf: undefined })
    town = await insertArea(trx, { name: 'Example Town', level: 'locality', partOf: council })
  })
  await settle('buses', { area: town, topics: [transport, { key: null, words: 'Night work' }], lookingFor: 'two night workers' })
  await settle('trains', { area: town, topics: [transport], ends: '2026-11-23' })
  await settle('ferries', { area: town, topics: [transport], openTo: 'members' })
  await settle('paths', { area: town, topics: [transport], starts: '2026-12-01' })
  await settle('meals', { area: council, topics: [{ key: 'food', words: null }] })
})

describe('the register', () => {
  test('is looked through by area with all that is part of it, by topic, by where it is, and by words', async () => {
    expect(await found(`?area=${council}`)).toEqual(['buses', 'meals', 'paths', 'trains'])
    expect(await found(`?area=${town}&topic=transport`)).toEqual(['buses', 'paths', 'trains'])
    expect(await found(`?area=${town}&status=ended`)).toEqual(['trains'])
    expect(await found('?status=starting')).toEqual(['paths'])
    expect(await found(`?area=${town}&status=under-way`)).toEqual(['buses'])
    expect(await found('?search=night%20WORK')).toEqual(['buses'])
    expect(await found('?search=about%20meals')).toEqual(['meals'])
    expect(await found('?search=100%25_')).toEqual([])
    expect(await found('?topic=nonsense&status=nonsense&area=nonsense&after=nonsense&search=+')).toHaveLength(5)
  })

  test('shows each person those that they may see, whatever they look for', async () => {
    expect(await found(`?area=${town}&topic=transport`, world.people.stranger)).not.toContain('ferries')
    expect(await found('?search=ferries')).toEqual([])
    expect(await found(`?area=${town}&topic=transport`, world.people.carer)).toContain('ferries')
  })

  test('says who else works on the same there, counting only those that the reader may see and that have not ended', async () => {
    expect((await world.as(undefined).get('/initiatives?search=buses')).text).toContain('1 other works on transport in Example Town')
    expect((await world.as(world.people.carer).get('/initiatives?search=buses')).text).toContain('2 others work on transport in Example Town')
  })

  test('one that was closed has ended, whatever its days say, and is no longer counted among those who work on it', async () => {
    const { id } = await tables(world.database).selectFrom('initiative.initiative').select('id').where('slug', '=', 'paths').executeTakeFirstOrThrow()
    await closingTables(world.database).insertInto('initiative.closing').values({ initiative_id: id, kind: 'stopped', carried_on_by: null, words: 'The money ended.', thanks: null, readable_until: null, closed_by: null, at: world.clock.now }).execute()
    expect(await found(`?area=${town}&status=ended`)).toEqual(['paths', 'trains'])
    expect(await found('?status=starting')).toEqual([])
    expect((await world.as(undefined).get('/initiatives?search=buses')).text).not.toContain('other works')
    await closingTables(world.database).deleteFrom('initiative.closing').where('initiative_id', '=', id).execute()
  })

  test('says outside whom its hosts are looking for, and only to those who take part as what nobody is there', async () => {
    const outside = await world.as(world.people.stranger).get('/initiatives')
    expect(outside.text).toContain('Looking for: two night workers')
    expect(outside.text).not.toMatch(/Nobody is here yet as|young person/)
    expect((await world.as(world.people.planner).get('/initiatives?search=buses')).text).toContain('Nobody is here yet as: community member, young person')
  })

  test('is there for programs, with the same policy, and as a feed of what is open to everybody', async () => {
    const json = await world.as(undefined).get(`/initiatives.json?area=${council}&topic=transport&status=under-way`)
    expect(JSON.parse(json.text)).toMatchObject({ initiatives: [{ slug: 'buses', topics: [{ topic: 'transport' }, { words: 'Night work' }], status: 'under-way', lookingFor: 'two night workers', area: town }] })
    expect((await world.as(undefined).get('/initiatives.json?status=nonsense')).status).toBe(400)
    const feed = await world.as(world.people.carer).get('/initiatives.atom')
    expect(feed.text).toContain('About buses')
    expect(feed.text).not.toContain('ferries')
  })
})

describe('what it is about', () => {
  const page = '/initiatives/buses'
  const save = async (fields: Readonly<Record<string, string | readonly string[]>>) => {
    const { version } = await tables(world.database).selectFrom('initiative.initiative').select('version').where('slug', '=', 'buses').executeTakeFirstOrThrow()
    return world.as(world.people.host).post(`${page}/edit`, { title: 'Buses', purpose: 'Night buses.', openTo: 'public', area: town ?? '', version: String(version), ...fields })
  }

  test('is chosen and typed by a host; what is typed and offered by that name is the offered one', async () => {
    expect((await save({ topics: ['safety'], ownTopics: 'Transport\nNight  work', lookingFor: 'somebody who drives' })).status).toBe(303)
    const shown = await world.as(undefined).get(page)
    expect(shown.text).toContain('safety, transport, Night work')
    expect(shown.text).toContain('somebody who drives')
    expect(shown.queries).toBeLessThanOrEqual(8)
    expect((await world.as(world.people.host).get(`${page}/edit`)).text).toMatch(/value="safety"[^>]*checked/)
  })

  test('is five things at most', async () => {
    for (const fields of [{ topics: ['safety', 'food', 'money', 'housing'], ownTopics: 'One\nTwo' }, { ownTopics: 'x'.repeat(41) }]) {
      const answer = await save(fields)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Choose at most five topics in all')
    }
    expect((await save({ topics: 'nonsense' })).status).toBe(422)
  })
})

describe('starting one', () => {
  const start = (title: string, more: Readonly<Record<string, string>> = {}) => world.as(world.people.stranger).post('/initiatives/new', { title, purpose: 'Getting home.', openTo: 'public', area: town ?? '', topics: 'transport', ...more })

  test('somebody is told who works on the same there, nothing is lost or saved, and they can still start', async () => {
    const told = await start('Trams')
    expect(told.status).toBe(200)
    expect(told.text).toContain('2 others work on transport in Example Town')
    expect(told.text).toContain('href="/initiatives/buses"')
    expect(told.text).toContain('value="Trams"')
    expect(told.text).not.toContain('ferries')
    expect((await world.as(world.people.stranger).get('/initiatives/trams')).status).toBe(404)
    expect((await start('Trams', { seen: 'yes' })).location).toBe('/initiatives/trams/standpoints')
    expect(await found('?search=trams')).toEqual(['trams'])
  })

  test('where nobody is, it is started at once', async () => {
    expect((await start('Walks', { topics: 'money' })).status).toBe(303)
    expect((await start('Nowhere', { area: '00000000-0000-4000-8000-000000000000' })).status).toBe(422)
  })
})
