import { sql } from 'kysely'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { takeBackWithPerson } from '../voice/take-all-back.queries.ts'
import { insertItem } from '../thread/item.queries.ts'
import { type ItemId, tables } from '../tables.ts'
import { drawing, pictureItem, sendPicture } from './test-picture.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
let item: ItemId

beforeAll(async () => {
  item = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'prototype', words: 'A bench of cardboard', seenBy: 'public' }, { person: world.people.service, standpoint: undefined, channel: 'site' }))
})

const count = async () => (await sql<{ n: number }>`select count(*)::int as n from platform.picture_file`.execute(tables(world.database))).rows[0]?.n
const addressOn = async (by = world.people.carer) => /src="([^"]+)\/large"/.exec((await world.as(by).get(`${BASE}/items/${item}`)).text)?.[1] ?? ''

describe('a picture is added', () => {
  test('by its bytes, whatever its file is called, and is shown with its words to whoever may see the item', async () => {
    const sent = await sendPicture(world, item, await drawing(), { caption: 'Made in the library' })
    expect([sent.status, sent.location]).toEqual([303, `${BASE}/prototypes/${item}#pictures`])
    const page = await world.as(undefined).get(`${BASE}/items/${item}`)
    expect(page.text).toMatch(/alt="A bench, drawn from the side"/)
    expect(page.text).toContain('Made in the library')
    expect(page.queries).toBeLessThanOrEqual(8)
    const answer = await world.app.request(`${await addressOn()}/large`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff'])
    expect((await sharp(await answer.arrayBuffer()).metadata()).width).toBe(64)
  })

  test('and a browser that has it asks whether it is still there', async () => {
    const address = `${await addressOn()}/small`
    const first = await world.as(undefined).get(address)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    const again = await world.as(undefined).request(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await world.as(undefined).get(`${await addressOn()}/huge`)).status).toBe(404)
  })

  test.each([
    ['no file', new Uint8Array(), {}, 'Choose a picture'],
    ['a page that calls itself a picture', new TextEncoder().encode('<script>alert(1)</script>'), {}, 'not a picture that we can show'],
    ['a broken one', new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]), {}, 'can’t be read as a picture'],
    ['a file larger than we take', new Uint8Array(11 * 1024 * 1024).fill(1), {}, 'larger than 10 MB'],
  ] as const)('%s is refused with a sentence, and nothing is kept', async (_, bytes, fields, sentence) => {
    const before = await count()
    const answer = await sendPicture(world, item, new Uint8Array(bytes), fields)
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true])
    expect(await count()).toBe(before)
  })

  test.each([['', 'for people who can’t see it'], ['IMG_1234.jpg', 'The name of a file tells nobody']])('without words for people who cannot see it («%s») it is not taken', async (alt, sentence) => {
    const answer = await sendPicture(world, item, await drawing(), { alt })
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true])
  })

  test('voices have none: what somebody said stays in their words', async () => {
    const voice = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'It is dark.', seenBy: 'public' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))
    expect((await sendPicture(world, voice, await drawing())).status).toBe(404)
  })

  test('the thirteenth is refused', async () => {
    const { item: full } = await pictureItem(world, { seenBy: 'public' })
    for (let had = 1; had < 12; had += 1) expect((await sendPicture(world, full, await drawing())).status).toBe(303)
    expect((await sendPicture(world, full, await drawing())).text).toContain('12 pictures already')
  }, 60_000)
})

describe('a picture is seen by whoever sees its item', () => {
  test('of an item for members: by nobody else, and no browser keeps a copy', async () => {
    const { picture } = await pictureItem(world, { seenBy: 'members' })
    const path = `${BASE}/pictures/${picture}/small`
    expect((await world.as(undefined).get(path)).status).toBe(404)
    expect((await world.as(world.people.stranger).get(path)).status).toBe(404)
    const seen = await world.as(world.people.carer).get(path)
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'no-store'])
  })

  test('not under the name of another initiative', async () => {
    const { picture } = await pictureItem(world, { seenBy: 'public' })
    expect((await world.as(undefined).get(`/initiatives/another/pictures/${picture}/small`)).status).toBe(404)
  })

  test('of a hidden item by nobody, until it is shown again', async () => {
    const { item: hidden, picture } = await pictureItem(world, { seenBy: 'public' })
    const path = `${BASE}/pictures/${picture}/small`
    await world.as(world.people.host).post(`${BASE}/items/${hidden}/hide`, { reason: 'Somebody in it did not agree.' })
    expect((await world.as(world.people.host).get(path)).status).toBe(404)
    expect((await world.as(world.people.service).get(`${BASE}/items/${hidden}`)).text).not.toContain('<img src="/initiatives')
    await world.as(world.people.host).post(`${BASE}/items/${hidden}/unhide`, { sure: 'yes' })
    expect((await world.as(undefined).get(path)).status).toBe(200)
  })
})

describe('a picture goes', () => {
  test('when its item is taken back: the bytes in the same transaction', async () => {
    const { item: taken } = await pictureItem(world, { seenBy: 'public' })
    const before = (await count()) ?? 0
    await expect(world.database.transaction(async (trx) => {
      await tables(trx).insertInto('initiative.taking_back').values({ item_id: taken }).execute()
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.picture_file`.execute(tables(trx))
      expect(rows[0]?.n).toBe(before - 2)
      throw new Error('not after all')
    })).rejects.toThrow('not after all')
    expect(await count()).toBe(before)
    await world.database.transaction(async (trx) => tables(trx).insertInto('initiative.taking_back').values({ item_id: taken }).execute())
    expect(await count()).toBe(before - 2)
  })

  test('with the initiative, and with whoever added it and takes along what they gave', async () => {
    const { item: gone } = await pictureItem(world, { seenBy: 'public' })
    await pictureItem(world, { seenBy: 'public', by: world.people.planner })
    const before = (await count()) ?? 0
    await world.database.transaction(async (trx) => tables(trx).deleteFrom('initiative.thread_item').where('id', '=', gone).execute())
    expect(await count()).toBe(before - 2)
    expect(JSON.parse((await world.as(world.people.planner).get('/me/everything.json')).text).picturesIAdded).toHaveLength(1)
    await world.database.transaction((trx) => takeBackWithPerson(trx, { person: world.people.planner, contributions: 'take-back' }, world.clock.now))
    expect(await count()).toBe(before - 4)
  })

  test('when whoever added it or a host takes it off; others cannot', async () => {
    const { item: shown, picture } = await pictureItem(world, { seenBy: 'public' })
    const path = `${BASE}/pictures/${picture}`
    const asked = await Promise.all([world.people.carer, world.people.service, world.people.host].map(async (person) => (await world.as(person).get(`${BASE}/items/${shown}`)).text.includes(`href="${path}"`)))
    expect(asked).toEqual([false, true, true])
    expect((await world.as(world.people.carer).post(`${path}/take-off`)).status).toBe(403)
    expect((await world.as(world.people.service).post(`${path}/take-off`)).status).toBe(303)
    expect((await world.as(undefined).get(`${path}/small`)).status).toBe(404)
  })
})

test('two who say at once what a picture shows meet each other', async () => {
  const { picture } = await pictureItem(world, { seenBy: 'public' })
  const path = `${BASE}/pictures/${picture}`
  const said = { version: '1', alt: 'A bench, a lamp and a timetable' }
  expect((await world.as(world.people.service).post(path, said)).status).toBe(303)
  const late = await world.as(world.people.host).post(path, { version: '1', alt: 'A bench' })
  expect([late.status, late.text.includes('A bench, a lamp and a timetable'), late.text.includes('A bench</textarea>')]).toEqual([409, true, true])
  expect((await world.as(world.people.host).post(path, { version: '1', alt: newId<'nothing'>() })).status).toBe(409)
})
