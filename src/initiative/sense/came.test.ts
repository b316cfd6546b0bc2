/** Open pages are told that voices have come, in whatever way they came, once they are there. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { whereIs } from '#app/test-database.ts'
import { useWorld } from '#app/test-world.ts'
import { type Live, openLive } from '#platform/live/live.ts'
import { newId } from '#platform/ids.ts'
import { type ItemId, tables } from '../tables.ts'
import { insertItems } from '../thread/item.queries.ts'
import { sortingOf } from '../thread/tell-pages.ts'
import { countCame } from './came.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
let live: Live

beforeAll(async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tables(world.database))
  live = openLive(whereIs(inject('testServer'), rows[0]?.name ?? ''))
})
afterAll(() => live.close())

/** What the next event says, whatever else the stream sends to keep open. */
async function nextAfter(act: () => Promise<unknown>): Promise<readonly string[]> {
  const stream = await live.read({ topic: sortingOf(world.initiative.id), person: 'somebody', latest: async () => [], mayRead: async () => true })
  const reader = stream?.getReader()
  if (reader === undefined) throw new Error('no stream was opened')
  await act()
  await world.database.transaction((trx) => sql`select pg_notify('thegither_live', ${`${sortingOf(world.initiative.id)} end`})`.execute(tables(trx)))
  let text = ''
  while (!text.includes('data: end')) text += new TextDecoder().decode((await reader.read()).value)
  await reader.cancel()
  return [...text.matchAll(/data: (.+)/g)].map((match) => match[1] ?? '').filter((what) => what.startsWith('came'))
}

const as = (name: 'host' | 'carer') => world.as(world.people[name])
const latest = async () => (await tables(world.database).selectFrom('initiative.thread_item').select('id').where('kind', '=', 'voice').orderBy('recorded_at', 'desc').orderBy('id', 'desc').executeTakeFirstOrThrow()).id

const countFor = (person: 'host' | 'carer', after: ItemId | undefined) =>
  countCame(world.database, { initiative: world.initiative, sees: ['members', 'site', 'public'], person: { id: world.people[person] } }, after)

describe('voices that come', () => {
  test('one that is said and a list that is pasted are told with how many they are; one that is refused is not', async () => {
    const one = await nextAfter(() => as('carer').post(`${BASE}/voices/new`, { words: 'The light at the stop is broken', seenBy: 'members', channel: 'site' }))
    expect(one).toEqual([`came ${await latest()} 1`])
    const list = await nextAfter(() => as('host').post(`${BASE}/voices/paste`, { list: 'The ramp is stuck\nThe stop is far', seenBy: 'members', channel: 'room' }))
    expect(list).toEqual([expect.stringMatching(/^came [0-9a-f-]{36} 2$/)])
    expect(await nextAfter(() => as('carer').post(`${BASE}/voices/new`, { words: '', seenBy: 'members', channel: 'site' }))).toEqual([])
  })

  test('the page asks whose they are, and hears of its own that they are its own', async () => {
    await as('carer').post(`${BASE}/voices/new`, { words: 'I wait in the dark', seenBy: 'members', channel: 'site' })
    const path = `${BASE}/themes/came/${await latest()}`
    expect([JSON.parse((await as('carer').get(path)).text), JSON.parse((await as('host').get(path)).text)]).toEqual([{ own: true }, { own: false }])
    expect((await as('host').get(`${BASE}/themes/came/${newId()}`)).status).toBe(404)
  })

  test('what came while a page was not connected is counted from the voice that it knew last, without the reader’s own', async () => {
    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    await as('host').post(`${BASE}/voices/new`, { words: 'The last that the page knew', seenBy: 'members', channel: 'site' })
    const known = await latest()
    expect((await as('carer').get(`${BASE}/themes/group`)).text).toContain(`data-live="${BASE}/themes/live?since=${known}"`)
    await world.database.transaction((trx) => insertItems(trx, [world.people.host, world.people.carer, undefined].map((person, index) => ({
      item: { initiative: world.initiative.id, kind: 'voice', words: 'Said since', seenBy: 'members', recordedAt: new Date(world.clock.now.getTime() + 1000 + index) }, by: { person, standpoint: undefined, channel: 'site' },
    }))))
    expect([await countFor('host', known), await countFor('carer', known)]).toEqual([2, 2])
    expect(await countFor('host', await latest())).toBe(0)
  })
})
