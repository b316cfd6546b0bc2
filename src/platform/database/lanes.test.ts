import { sql } from 'kysely'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { whereIs } from '#app/test-database.ts'
import { MOST_LANES } from './lanes.ts'
import { type OpenDatabase, openDatabase } from './open.ts'

let open: OpenDatabase
// The server's own database: nobody may be in the template while another file copies it.
beforeEach(() => { open = openDatabase(whereIs(inject('testServer'), 'postgres'), 2) })
afterEach(() => open.close())

const db = () => open.database.tables<Record<string, never>>()
/** A number that PostgreSQL says after a while, and who said it. */
const say = async (n: number, seconds = 0) => {
  const { rows } = await sql<{ n: number; backend: number }>`select ${n}::int as n, pg_backend_pid() as backend, pg_sleep(${seconds})::text`.execute(db())
  return rows[0]
}

const aMoment = () => new Promise((resolve) => { setTimeout(resolve, 5) })

/** What that connection was asked has come to PostgreSQL, and is being done. */
async function isUnderway(backend: number | undefined): Promise<void> {
  const asked = "select 1 from pg_stat_activity where pid = $1 and state = 'active' and wait_event = 'PgSleep'"
  while ((await open.pool.query(asked, [backend])).rowCount === 0) await aMoment()
}

test('What is asked at one moment goes down one lane, and each question gets its own answer', async () => {
  await say(0)
  const said = await Promise.all(Array.from({ length: 50 }, (_, n) => say(n)))
  expect(said.map((one) => one?.n)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  expect(new Set(said.map((one) => one?.backend)).size).toBe(1)
})

test('A question that fails fails alone', async () => {
  const asked = await Promise.allSettled([say(1), sql`select 1 / ${0}::int`.execute(db()), say(3), sql`select nothing from nowhere`.execute(db()), say(5)])
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
})

test('A slow question holds up nobody who asks later', async () => {
  const backend = (await say(0))?.backend
  let ended = false
  // Expected before it happens: a failure that nobody waits for yet would be nobody's.
  const slow = expect(say(1, 600).finally(() => { ended = true })).rejects.toThrow('canceling statement')
  await isUnderway(backend)
  // For longer than a question of a page takes: the next one goes down another lane.
  await new Promise((resolve) => { setTimeout(resolve, 100) })
  expect(await say(2)).toMatchObject({ n: 2 })
  expect(ended).toBe(false)
  await open.pool.query('select pg_cancel_backend($1)', [backend])
  await slow
})

test('However much is asked, there are no more lanes than so many', async () => {
  // Who asks while the first lane opens waits for that one.
  await say(0)
  const keeper = await open.pool.connect()
  await keeper.query('select pg_advisory_lock(88)')
  // None is answered before the lock is let go, so that every lane is busy for long.
  const asked: Promise<unknown>[] = []
  const askOne = async () => {
    asked.push(sql`select pg_advisory_xact_lock_shared(88)`.execute(db()))
    await aMoment()
  }
  while (open.lanes.totalCount < MOST_LANES) await askOne()
  for (let more = 0; more < 40; more++) await askOne()
  expect(open.lanes.totalCount).toBe(MOST_LANES)
  await keeper.query('select pg_advisory_unlock(88)')
  keeper.release()
  await Promise.all(asked)
})

test('A transaction has a connection to itself: nobody else sees what it has not kept, and what it gives up is gone', async () => {
  const seen = () => sql<{ there: boolean }>`select exists (select from pg_proc where proname = 'of_the_lanes') as there`.execute(db()).then(({ rows }) => rows[0]?.there)
  await expect(open.database.transaction(async (trx) => {
    await sql`create function of_the_lanes() returns int language sql as 'select 1'`.execute(trx.tables<Record<string, never>>())
    expect(await seen()).toBe(false)
    throw new Error('given up')
  })).rejects.toThrow('given up')
  expect(await seen()).toBe(false)
})

test('Where the server ends a lane, what was underway in it fails, and the next question is answered', async () => {
  const backend = (await say(0))?.backend
  const underway = expect(say(1, 600)).rejects.toThrow()
  await isUnderway(backend)
  await open.pool.query('select pg_terminate_backend($1)', [backend])
  await underway
  expect((await say(2))?.n).toBe(2)
})

test('A lock of the session is let go where it was taken, so that the next program can migrate', async () => {
  await db().connection().execute(async (one) => {
    await sql`select pg_advisory_lock(77)`.execute(one)
    await one.transaction().execute((trx) => sql`select 1`.execute(trx))
    const { rows } = await sql<{ let_go: boolean }>`select pg_advisory_unlock(77) as let_go`.execute(one)
    expect(rows).toEqual([{ let_go: true }])
  })
})
