/** Pictures in a store outside the database, on a server that refuses what isn't signed. */
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { createApp } from '../http/app.ts'
import { type Id, newId } from '../ids.ts'
import { type PictureId, deletePicture, findFile, insertPicture, noteAllMoving, noteMoving } from './picture.queries.ts'
import { pictureRoute } from './picture.route.ts'
import { openStore } from './store.ts'
import { tendPictures } from './tend-pictures.ts'
import { tidyStore } from './tidy-store.ts'
import { type TestStore, openTestStore } from './test-store.ts'

const world = useWorld()
let store: TestStore
beforeAll(async () => { store = await openTestStore() })
afterAll(async () => store.close())
beforeEach(async () => {
  store.objects.clear()
  store.away.now = false
  await sql`delete from platform.picture`.execute(world.database.tables<Record<string, never>>())
  await sql`delete from platform.picture_in_store`.execute(world.database.tables<Record<string, never>>())
})

const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 7, 7, 7])
const keep = () => {
  const file = { type: 'image/jpeg', width: 20, height: 10, bytes: BYTES } as const
  return world.database.transaction((trx) => insertPicture(trx, { kind: 'made', large: file, small: file }, { alt: 'A lamp', caption: undefined }))
}
const tend = async () => tendPictures(world.database, openStore(store.settings))
const states = async () => (await sql<{ state: string }>`select state from platform.picture_in_store order by 1`.execute(world.database.tables<Record<string, never>>())).rows.map((row) => row.state)

/** The picture as a page of ours would send it. */
function served(id: PictureId, forEverybody = true): Promise<Response> {
  const app: Hono = createApp({
    site: { name: 'Thegither', publicUrl: new URL('http://localhost'), secret: 'none', pictures: openStore(store.settings) }, database: world.database,
    routes: [pictureRoute('/p/:size', async () => ({ picture: id, forEverybody }))], findSignedIn: async () => undefined, asset: (name) => name, now: () => new Date(), log: () => undefined,
  })
  return Promise.resolve(app.request('/p/large'))
}

describe('where a store is set', () => {
  test('pictures move there with the next round, signed for, and are served from there as before', async () => {
    const id = await keep()
    expect(new Uint8Array(await (await served(id)).arrayBuffer())).toEqual(BYTES)
    await tend()
    expect([...store.objects.keys()].toSorted()).toEqual([`/pictures%20of%20tests/pictures/${id}/large`, `/pictures%20of%20tests/pictures/${id}/small`])
    expect(await findFile(world.database, id, 'large')).toEqual({ type: 'image/jpeg', bytes: undefined })
    const answer = await served(id)
    expect([answer.headers.get('content-type'), new Uint8Array(await answer.arrayBuffer())]).toEqual(['image/jpeg', BYTES])
    expect(await states()).toEqual(['there'])
  })

  test('what is deleted goes from there with the next round', async () => {
    const id = await keep()
    await tend()
    await world.database.transaction((trx) => deletePicture(trx, id))
    expect((await served(id)).status).toBe(404)
    await tend()
    expect([store.objects.size, await states()]).toEqual([0, []])
  })

  test('one that is deleted while it is on its way does not stay there', async () => {
    const id = await keep()
    await noteMoving(world.database, id)
    await openStore(store.settings).put(id, 'large', { type: 'image/jpeg', bytes: BYTES })
    await world.database.transaction((trx) => deletePicture(trx, id))
    await tend()
    expect([store.objects.size, await states()]).toEqual([0, []])
  })

  test('while the store is away nothing is lost, and the next round goes on', async () => {
    const id = await keep()
    store.away.now = true
    await expect(tend()).rejects.toThrow('503')
    expect((await findFile(world.database, id, 'large'))?.bytes).toBeDefined()
    store.away.now = false
    await tend()
    expect(store.objects.size).toBe(2)
  })

  test('a wrong secret is refused there, and the picture stays here', async () => {
    const id = await keep()
    await expect(tendPictures(world.database, openStore({ ...store.settings, secret: 'another' }))).rejects.toThrow('403')
    expect((await findFile(world.database, id, 'large'))?.bytes).toBeDefined()
  })

  test('a picture that the store has lost is not there', async () => {
    const id = await keep()
    await tend()
    store.objects.clear()
    expect((await served(id)).status).toBe(404)
  })
})

describe('after a backup was restored', () => {
  const tidy = (remove: boolean) => tidyStore(world.database, openStore(store.settings), remove)
  const idsThere = () => [...new Set([...store.objects.keys()].map((path) => path.split('/')[3]))].toSorted()
  /** The rows of pictures as a backup from before would have them. */
  const goBack = async (...ids: readonly PictureId[]) => {
    await sql`alter table platform.picture disable trigger picture_unwanted`.execute(world.database.tables<Record<string, never>>())
    await sql`delete from platform.picture where id = any(${ids}::uuid[])`.execute(world.database.tables<Record<string, never>>())
    await sql`alter table platform.picture enable trigger picture_unwanted`.execute(world.database.tables<Record<string, never>>())
    await sql`delete from platform.picture_in_store where picture_id = any(${ids}::uuid[])`.execute(world.database.tables<Record<string, never>>())
  }

  test('pictures that were sent since are found in the store, however many, and taken out only where that is said', async () => {
    const sent = [await keep(), await keep(), await keep(), await keep()]
    const stays = await keep()
    await tend()
    await goBack(...sent)
    await tend()
    expect([await tidy(false), store.objects.size]).toEqual([4, 10])
    expect([await tidy(true), idsThere(), await tidy(true)]).toEqual([4, [stays], 0])
    expect(new Uint8Array(await (await served(stays)).arrayBuffer())).toEqual(BYTES)
  })

  test('what waits to go is left to the round, and other things in the store to their owner', async () => {
    const id = await keep()
    await tend()
    store.objects.set('/pictures%20of%20tests/pictures/read-me', { type: 'text/plain', bytes: Buffer.from('theirs') })
    await world.database.transaction((trx) => deletePicture(trx, id))
    expect(await tidy(true)).toBe(0)
    expect(store.objects.size).toBe(3)
  })

  test('one that was moved there since, and is taken off before the next round, goes from there too', async () => {
    const id = await keep()
    await openStore(store.settings).put(id, 'large', { type: 'image/jpeg', bytes: BYTES })
    await world.database.transaction(async (trx) => {
      await noteAllMoving(trx)
      await deletePicture(trx, id)
    })
    await tend()
    expect([store.objects.size, await states()]).toEqual([0, []])
  })

  test('a store that is away is no store without them', async () => {
    store.away.now = true
    await expect(tidy(true)).rejects.toThrow('503')
  })
})

test('without a store the round leaves everything in the database', async () => {
  const id: Id<'picture'> = await keep()
  await tendPictures(world.database, undefined)
  expect((await findFile(world.database, id, 'small'))?.bytes).toBeDefined()
  expect(await findFile(world.database, newId<'picture'>(), 'small')).toBeUndefined()
})
