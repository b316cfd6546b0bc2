/** Two PostgreSQL servers of their own for the tests of backups: the program's (18) and the oldest that we support (15). */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type OpenDatabase, type Where, openDatabase } from '#platform/database/open.ts'
import { startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { hasOldestPostgres, startOldestPostgres } from '../../scripts/testing/oldest-postgres.mjs'
import { TEMPLATE, makeTemplate, whereIs } from './test-database.ts'
import { makeTestFolder } from './test-folder.ts'

type Major = 15 | 18
/** The oldest server that these tests have: 15 where it is on the machine. */
export const OLDEST: Major = hasOldestPostgres() ? 15 : 18
export type TestDatabase = OpenDatabase & Readonly<{ where: Where }>

export type Servers = Readonly<{
  /** A folder of this test file. */
  readonly folder: string
  /** An empty database. */
  empty(major: Major): Promise<Where>
  /** A database with all tables. Its connections carry a name that a restore does not wait for. */
  ready(major: Major): Promise<TestDatabase>
}>

export function useServers(): Servers {
  let folder = ''
  const servers = new Map<Major, Parameters<typeof whereIs>[0]>()
  const templates = new Map<Major, Promise<void>>()
  const after: (() => unknown)[] = []
  beforeAll(async () => {
    folder = await makeTestFolder('thegither-servers-')
    after.push(() => rm(folder, { recursive: true, force: true }))
    const own = await startPrivatePostgres({ folder: join(folder, 'data'), durable: false })
    after.push(own.stop)
    servers.set(18, { host: own.socketFolder, port: own.port, user: own.user })
    if (OLDEST === 18) return
    const oldest = startOldestPostgres()
    after.push(oldest.stop)
    servers.set(15, { connectionString: oldest.address })
  })
  afterAll(async () => {
    for (const act of after.toReversed()) await act()
  })
  const serverOf = (major: Major) => {
    const server = servers.get(major)
    if (server === undefined) throw new Error('the servers are there once the tests run')
    return server
  }
  const create = async (major: Major, template: string): Promise<Where> => {
    const server = serverOf(major)
    const name = `test_${randomUUID().replaceAll('-', '')}`
    const make = new pg.Client(whereIs(server, 'postgres'))
    await make.connect()
    await make.query(`create database ${name} template ${template}`)
    await make.end()
    return whereIs(server, name)
  }
  return {
    get folder() { return folder },
    empty: (major) => create(major, "template0 encoding 'UTF8'"),
    ready: async (major) => {
      const made = templates.get(major) ?? makeTemplate(serverOf(major))
      templates.set(major, made)
      await made
      const where = await create(major, TEMPLATE)
      const open = openDatabase(where, 4, 'thegither-test')
      after.push(open.close)
      return { ...open, where }
    },
  }
}

/** Every row of every table of ours, as text, by table; without those named. */
export async function allRows({ pool }: OpenDatabase, except: readonly string[] = []): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('people', 'network', 'initiative', 'platform', 'stories', 'library') order by 1")
  const found: Record<string, readonly string[]> = {}
  for (const { name } of tables.rows) {
    if (except.includes(name)) continue
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    found[name] = rows.map(({ row }) => row)
  }
  return found
}
