/** Whole copies over a real connection that ends too soon, on one side or the other. */
import { type IncomingMessage, createServer, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertItems } from '../thread/item.queries.ts'

const world = useWorld()
let server: ReturnType<typeof createServer>
let port = 0

// More than all the buffers between two programs hold.
beforeAll(async () => {
  await world.database.transaction((trx) => insertItems(trx, Array.from({ length: 12_000 }, (_, index) => ({
    item: { initiative: world.initiative.id, kind: 'voice' as const, words: `Voice ${index} ${'said at length '.repeat(130)}`, seenBy: 'public' as const }, by: { person: undefined, standpoint: undefined, channel: 'import' as const },
  }))))
  const answer = getRequestListener(world.app.fetch)
  server = createServer((request, response) => { void answer(request, response) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const at = server.address()
  port = typeof at === 'object' && at !== null ? at.port : 0
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => { server.close(resolve) })
})

/** A copy of which the first part has come, and no more is taken. */
const begin = () => new Promise<IncomingMessage>((resolve, reject) => {
  get({ port, path: '/initiatives/evening-buses/export.ndjson' }, (answer) => {
    answer.once('data', () => {
      answer.pause()
      resolve(answer)
    })
  }).on('error', reject)
})

const reading = async (): Promise<readonly number[]> => {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()`.execute(world.database.tables<object>())
  return rows.map(({ pid }) => pid)
}
const untilNobodyReads = async () => { while ((await reading()).length > 0) await pause(10) }

test('a reader who leaves in the middle gives the connection and the place back', async () => {
  for (let count = 0; count < 5; count++) {
    const answer = await begin()
    expect(await reading()).toHaveLength(1)
    answer.destroy()
    await untilNobodyReads()
  }
})

test('a reader who takes nothing has nothing made for them meanwhile', async () => {
  const answer = await begin()
  const last = async () => (await sql<{ at: Date }>`select max(query_start) as at from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()`.execute(world.database.tables<object>())).rows[0]?.at.getTime()
  // Until the buffers between the two are full.
  let before = await last()
  for (let same = 0; same < 3; same++) {
    await pause(150)
    const now = await last()
    expect(now, 'all of it was made for nobody').toBeDefined()
    if (now !== before) same = 0
    before = now
  }
  answer.destroy()
  await untilNobodyReads()
})

test('a database that goes away in the middle breaks the copy off, without its end, and the program goes on', async () => {
  const answer = await begin()
  const [pid] = await reading()
  let text = ''
  const ended = new Promise<boolean>((resolve) => {
    answer.on('end', () => resolve(true))
    answer.on('error', () => resolve(false))
  })
  await sql`select pg_terminate_backend(${pid})`.execute(world.database.tables<object>())
  answer.on('data', (part: Buffer) => { text += part.toString() })
  answer.resume()
  expect(await ended).toBe(false)
  expect(text).not.toMatch(/"type":"end"|administrator command/)
  expect(world.logged.at(-1)).toContain('"what":"fault"')
  await untilNobodyReads()
  expect((await world.as(undefined).get('/initiatives/evening-buses/export.ndjson')).text).toContain('"type":"end"')
})
