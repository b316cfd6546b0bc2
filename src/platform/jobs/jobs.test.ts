import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { whereIs } from '#app/test-database.ts'
import { record } from '../activity.ts'
import type { Database } from '../database/database.ts'
import { type OpenDatabase, openDatabase } from '../database/open.ts'
import { newId } from '../ids.ts'
import { sql } from 'kysely'
import { listDeadJobs, retryDeadJob } from './dead-jobs.ts'
import { type Jobs, type OpenJobs, openJobs } from './jobs.ts'

const world = useWorld()
const running: OpenJobs[] = []
const opened: OpenDatabase[] = []
const logged: string[] = []

/** A process of its own on the world's database. */
async function processWith(jobs: Jobs, patience = { retryLimit: 0, retryDelay: 1 }, lookSeconds = 1): Promise<Database> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.database.tables<unknown>())
  const open = openDatabase(whereIs(inject('testServer'), rows[0]?.name ?? ''), 4)
  opened.push(open)
  const queue = openJobs({ pool: open.pool, database: open.database, log: (what, facts) => { logged.push(JSON.stringify({ what, ...facts })) }, patience, lookSeconds })
  running.push(queue)
  await queue.start(jobs, {})
  return open.database.reacting({ together: {}, later: { 'voice-said': ['tell'] }, enqueue: queue.enqueue })
}

/** Waits until something is so; a test that waits for ever is ended by its own limit. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50)
}

afterEach(async () => {
  for (const queue of running.splice(0)) await queue.stop()
})
afterAll(async () => {
  for (const open of opened) await open.close()
})

describe('a job', () => {
  test('follows what was recorded, with its ids', async () => {
    const done: string[] = []
    const database = await processWith({ tell: async (ids) => { done.push(ids['item'] ?? '') } })
    const item = newId<'item'>()
    await database.transaction((trx) => record(trx, { kind: 'voice-said', ids: { item } }))
    await until(() => done.length > 0)
    expect(done).toEqual([item])
  })

  test('is begun as soon as its transaction is committed, by the process that asked for it, which looks only now and then for what others ask', async () => {
    const done: string[] = []
    const database = await processWith({ tell: async (ids) => { done.push(ids['item'] ?? '') } }, undefined, 3600)
    for (const item of ['first', 'second', 'third']) {
      await database.transaction((trx) => record(trx, { kind: 'voice-said', ids: { item } }))
      await until(() => done.includes(item))
    }
    expect(done).toEqual(['first', 'second', 'third'])
  })

  test('never follows what was rolled back', async () => {
    const done: string[] = []
    const database = await processWith({ tell: async (ids) => { done.push(ids['item'] ?? '') } })
    const undone = database.transaction(async (trx) => {
      await record(trx, { kind: 'voice-said', ids: { item: 'undone' } })
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    await database.transaction((trx) => record(trx, { kind: 'voice-said', ids: { item: 'kept' } }))
    await until(() => done.length > 0)
    expect(done).toEqual(['kept'])
  })

  test('is done by one of two processes that start at the same moment on a new database', async () => {
    await world.database.transaction(async (trx) => { await sql`drop schema if exists pgboss cascade`.execute(trx.tables<unknown>()) })
    const done: string[] = []
    const tell = async (ids: Readonly<Record<string, string>>) => { done.push(ids['item'] ?? '') }
    const [one, other] = await Promise.all([processWith({ tell }), processWith({ tell })])
    const items = Array.from({ length: 6 }, (_, n) => String(n))
    for (const item of items) await (Number(item) % 2 === 0 ? one : other).transaction((trx) => record(trx, { kind: 'voice-said', ids: { item } }))
    await until(() => done.length >= items.length)
    expect(done.toSorted()).toEqual(items)
  })

  test('that fails is tried again', async () => {
    let tries = 0
    const database = await processWith({ tell: async () => {
      tries += 1
      if (tries === 1) throw new Error('busy')
    } }, { retryLimit: 2, retryDelay: 1 })
    await database.transaction((trx) => record(trx, { kind: 'voice-said', ids: { item: 'again' } }))
    await until(() => tries === 2)
    expect(await listDeadJobs(world.database, 10)).toEqual([])
  })

  test('that fails each time is kept, says nothing of what people typed, and can be tried again', async () => {
    let mended = false
    let done = false
    const tell = async () => {
      if (!mended) throw new Error('Key (email)=(carer@example.org) already exists')
      done = true
    }
    const database = await processWith({ tell })
    await database.transaction((trx) => record(trx, { kind: 'voice-said', ids: { item: 'dead' } }))
    await until(async () => (await listDeadJobs(world.database, 10)).length === 1)
    const stored = await sql<{ row: string }>`select j::text as row from pgboss.job j`.execute(world.database.tables<unknown>())
    expect([stored.rows.map(({ row }) => row).join().includes('carer@example.org'), logged.join().includes('carer@example.org')]).toEqual([false, false])
    mended = true
    const [dead] = await listDeadJobs(world.database, 10)
    expect(dead?.job).toBe('tell')
    await database.transaction(async (trx) => dead !== undefined && retryDeadJob(trx, dead.id))
    await until(() => done)
    expect(await listDeadJobs(world.database, 10)).toEqual([])
  })
})
