import { Hono } from 'hono'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { findEntry, insertEntry, moveEntry, saveEntry } from '#library/entry/entry.queries.ts'
import { insertReading } from '#library/reading/reading.queries.ts'
import { resource } from '#library/resource/resource.rules.ts'
import { testResource } from '#library/resource/test-resource.ts'
import type { Transaction } from '#platform/database/database.ts'
import { beginKeeping, dontKeep, keptPages } from './kept-pages.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'

const world = useWorld()
const by = () => ({ person: undefined, at: world.clock.now, zone: DEFAULT_ZONE })
let slug = ''
const page = () => `/library/resources/${slug}`
const get = (headers: Readonly<Record<string, string>> = {}) => world.as(undefined).request(page(), { headers })
const inOne = <Result>(act: (trx: Transaction) => Promise<Result>) => world.database.transaction(act)
const now = async (trx: Transaction) => {
  const entry = await findEntry(trx, resource, slug)
  if (entry === undefined) throw new Error('it is there')
  return entry
}
const say = (title: string) => inOne(async (trx) => {
  const { id, version } = await now(trx)
  return saveEntry(trx, resource, { id, version, content: testResource({ title }) }, by())
})

beforeEach(async () => {
  slug = await inOne((trx) => insertEntry(trx, resource, testResource({ title: 'As it was' }), by(), 'published'))
})

describe('a page that everybody sees alike', () => {
  test('is made once, and asked about with one query before it is sent again', async () => {
    const first = await get()
    const again = await get()
    expect(first.queries).toBeGreaterThan(1)
    expect(again.queries).toBe(1)
    expect((await get({ cookie: '' })).queries).toBe(1)
    expect(again.text).toBe(first.text)
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
    expect(again.headers.get('cache-control')).toBe('private, no-cache')
  })

  test('is not sent to a browser that has it, and is packed for one that unpacks', async () => {
    const tag = (await get()).headers.get('etag') ?? ''
    expect((await get({ 'if-none-match': tag })).status).toBe(304)
    expect((await get({ 'if-none-match': '"another"' })).status).toBe(200)
    const packed = await world.app.request(page(), { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('etag')).not.toBe(tag)
  })

  test('shows a change at the next request', async () => {
    await get()
    await say('As it is now')
    expect((await get()).text).toContain('As it is now')
    expect((await get()).queries).toBe(1)
  })

  test('is gone at the next request where it was taken out', async () => {
    await get()
    await inOne(async (trx) => {
      const { id, version } = await now(trx)
      return moveEntry(trx, resource, { id, version, to: 'withdrawn', reviewed: false, note: 'No longer right' }, by())
    })
    const gone = await get()
    expect(gone.status).toBe(410)
    expect(gone.text).not.toContain('As it was')
  })

  test('shows what a group that is open to everybody says of it, and no more when the group closes itself', async () => {
    await inOne(async (trx) => insertReading(trx, { initiative: world.initiative.id, entry: (await now(trx)).id, said: 'It helped us', seenBy: 'public', by: world.people.host, at: world.clock.now }))
    expect((await get()).text).toContain('It helped us')
    const edit = await world.as(world.people.host).get('/initiatives/evening-buses/edit')
    const version = /name="version" value="(\d+)"/.exec(edit.text)?.[1] ?? ''
    const fields = { title: 'Evening buses', purpose: 'Buses home after seven', openTo: 'members', version }
    expect((await world.as(world.people.host).post('/initiatives/evening-buses/edit', fields)).status).toBe(303)
    expect((await get()).text).not.toContain('It helped us')
    const back = /name="version" value="(\d+)"/.exec((await world.as(world.people.host).get('/initiatives/evening-buses/edit')).text)?.[1] ?? ''
    expect((await world.as(world.people.host).post('/initiatives/evening-buses/edit', { ...fields, openTo: 'public', version: back })).status).toBe(303)
  })

  test('that was made while somebody wrote is not taken for newer than what they wrote', async () => {
    const { promise: written, resolve: go } = Promise.withResolvers<void>()
    const { promise: shown, resolve: commit } = Promise.withResolvers<void>()
    const writing = inOne(async (trx) => {
      const { id, version } = await now(trx)
      await saveEntry(trx, resource, { id, version, content: testResource({ title: 'Committed later' }) }, by())
      go()
      await shown
    })
    await written
    expect((await get()).text).toContain('As it was')
    expect((await get()).text).toContain('As it was')
    commit()
    await writing
    expect((await get()).text).toContain('Committed later')
  })
})

describe('what many ask for at once', () => {
  const many = () => Promise.all(Array.from({ length: 30 }, () => get()))

  test('that has just changed is shown as it is now to all of them', async () => {
    await get()
    await say('As it is now')
    expect((await many()).filter(({ text }) => text.includes('As it is now'))).toHaveLength(30)
  })

  test('that was taken out is gone for all of them', async () => {
    await get()
    await inOne(async (trx) => {
      const { id, version } = await now(trx)
      return moveEntry(trx, resource, { id, version, to: 'withdrawn', reviewed: false, note: 'No longer right' }, by())
    })
    expect((await many()).map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 410))
  })

  test('shows each what had changed before they came, whatever was being made then', async () => {
    await get()
    for (let round = 1; round <= 10; round++) {
      const before = many()
      await say(`Changed ${round}`)
      expect((await many()).filter(({ text }) => text.includes(`Changed ${round}`))).toHaveLength(30)
      await before
    }
  })

  /** A page that is made when the door opens, and says how often it was made. */
  function slowPage(isToKeep = true) {
    const door = Promise.withResolvers<void>()
    const page = { made: 0, open: door.resolve, ask: async () => (await app.request('/slow')).text() }
    const app = new Hono().use(keptPages({ database: world.database, answered: () => undefined })).get('/slow', async (c) => {
      await beginKeeping(c, world.database, ['library'], '/slow')
      page.made += 1
      if (!isToKeep) dontKeep(c)
      await door.promise
      return c.text(`made ${page.made}`)
    })
    return page
  }

  test('is made by the first of them, and the others wait for it', async () => {
    const page = slowPage()
    const first = page.ask()
    await vi.waitUntil(() => page.made === 1)
    const others = Array.from({ length: 30 }, page.ask)
    page.open()
    expect(await Promise.all([first, ...others])).toContain('made 1')
    // Who came after it was begun may have to see what had changed meanwhile: one of them makes it again for all.
    expect(page.made).toBe(2)
  })

  test('is made for each of them where it is no page to keep', async () => {
    const page = slowPage(false)
    const first = page.ask()
    await vi.waitUntil(() => page.made === 1)
    const others = Array.from({ length: 30 }, page.ask)
    page.open()
    await Promise.all([first, ...others])
    expect(page.made).toBe(31)
  })
})

describe('somebody’s own page', () => {
  test('is never kept: whoever is signed in gets theirs, and nobody else does', async () => {
    const mine = await world.as(world.people.carer).get(page())
    expect(mine.text).toContain('My page')
    expect((await get()).text).not.toContain('My page')
    expect((await world.as(world.people.carer).get(page())).queries).toBeGreaterThan(1)
    expect(mine.headers.get('cache-control')).toBe('no-store')
  })

  test('with a sentence that is shown once is made for whoever is to read it', async () => {
    await get()
    const told = await get({ cookie: 'notice=Only%20for%20you' })
    expect(told.text).toContain('Only for you')
    expect((await get()).text).not.toContain('Only for you')
  })
})
