/** On a real PostgreSQL: what is announced is told after the commit, to whom it concerns, and to nobody else. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { whereIs } from '#app/test-database.ts'
import { type OpenDatabase, type Where, openDatabase } from '../database/open.ts'
import { type Live, type Reading, announce, openLive } from './live.ts'

let where: Where
let open: OpenDatabase
let live: Live

beforeAll(() => {
  where = whereIs(inject('testServer'), 'postgres')
  open = openDatabase(where, 3)
  live = openLive(where, { all: 4, aPerson: 2, beatMs: 50 })
})

afterAll(async () => {
  await live.close()
  await open.close()
})

const reading = (topic: string, more: Partial<Reading> = {}): Reading => ({ topic, person: topic, latest: async () => [], mayRead: async () => true, ...more })

/** What comes, without the lines that only keep the connection. */
function listenTo(stream: ReadableStream<Uint8Array> | undefined) {
  if (stream === undefined) throw new Error('no stream was opened')
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const next = async (): Promise<string | undefined> => {
    const { done, value } = await reader.read()
    if (done) return undefined
    const text = decoder.decode(value)
    return text.includes('event:') ? text : next()
  }
  return { next, leave: () => reader.cancel() }
}

test('what was done is told when it is committed, and never when it was rolled back', async () => {
  const [mine, others] = [listenTo(await live.read(reading('one'))), listenTo(await live.read(reading('two')))]
  await open.database.transaction(async (trx) => {
    await announce(trx, 'one', 'rolled back')
    throw new Error('no')
  }).catch(() => undefined)
  await open.database.transaction((trx) => announce(trx, 'one', 'done 1'))
  await open.database.transaction((trx) => announce(trx, 'two', 'done 2'))
  expect([await mine.next(), await others.next()]).toEqual(['event: step\ndata: done 1\n\n', 'event: step\ndata: done 2\n\n'])
  await Promise.all([mine.leave(), others.leave()])
})

test('whoever comes is told the latest first', async () => {
  const late = listenTo(await live.read(reading('late', { latest: async () => ['done 7', 'since 2'] })))
  expect(await late.next()).toContain('event: step\ndata: done 7\n\nevent: step\ndata: since 2\n\n')
  await late.leave()
})

test('a stream ends when its reader may not read any more', async () => {
  let may = true
  const member = listenTo(await live.read(reading('left', { mayRead: async () => may })))
  may = false
  expect(await member.next()).toBeUndefined()
})

test('there are so many streams for one person and in all, and one that is left makes room', async () => {
  const first = [listenTo(await live.read(reading('busy'))), listenTo(await live.read(reading('busy')))]
  expect(await live.read(reading('busy'))).toBeUndefined()
  const others = [listenTo(await live.read(reading('b'))), listenTo(await live.read(reading('c')))]
  expect(await live.read(reading('d'))).toBeUndefined()
  await others[0]?.leave()
  const room = await live.read(reading('d'))
  expect(room).toBeDefined()
  await Promise.all([...first, ...others.slice(1), listenTo(room)].map((one) => one.leave()))
})

test('when the connection is lost the streams end, so that browsers come back and are told the latest; and then it listens anew', async () => {
  const before = listenTo(await live.read(reading('cut')))
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen thegither_live' and datname = 'postgres'`.execute(open.database.tables<object>())
  expect(await before.next()).toBeUndefined()
  const after = listenTo(await live.read(reading('cut')))
  await open.database.transaction((trx) => announce(trx, 'cut', 'done 9'))
  expect(await after.next()).toBe('event: step\ndata: done 9\n\n')
  await after.leave()
})

test('whoever takes nothing costs no more and more memory: the stream ends', async () => {
  const slow = await live.read(reading('slow'))
  for (let index = 0; index < 40; index++) await open.database.transaction((trx) => announce(trx, 'slow', `done ${index}`))
  const reader = listenTo(slow)
  let told = 0
  while (await reader.next() !== undefined) told += 1
  expect(told).toBeLessThan(40)
})

test('going down ends all streams and takes no more', async () => {
  const going = openLive(where)
  const open = listenTo(await going.read(reading('end')))
  await going.close()
  expect([await open.next(), await going.read(reading('end'))]).toEqual([undefined, undefined])
})
