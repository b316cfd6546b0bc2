/** Opens the pool of connections, with PostgreSQL's types read as the program means them. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Reactions } from '../activity.ts'
import { Database } from './database.ts'
import { MOST_LANES, poolWithLanes } from './lanes.ts'
import { askByName } from './named-statements.ts'

/** Where the database is: an address, or the socket of the private server. */
export type Where = Readonly<{ connectionString: string }> | Readonly<{ host: string; port: number; user: string; database: string }>

/** `pool`: connections for transactions and for what has to have one to itself; `lanes`: those that all other questions share. */
export type OpenDatabase = Readonly<{ database: Database; pool: pg.Pool; lanes: pg.Pool; close(): Promise<void> }>

const parsers = new pg.TypeOverrides()
// count(*) and int8 come as text by default. None of our numbers passes 2^53.
parsers.setTypeParser(pg.types.builtins.INT8, Number)
parsers.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A day is a day: as a Date it would move with the server's time zone.
parsers.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Nobody reacts: until the program says who does. */
export const NO_REACTIONS: Reactions = { together: {}, later: {}, enqueue: async () => undefined }

/** Nobody waits longer for a page: better a plain fault than a browser that turns for ever. */
const LONGEST_WAIT_MS = 10_000

/** What the program's connections are called; a restore waits until there are none. */
export const PROGRAM = 'thegither'

/** How every connection is made. No question of ours takes long enough for workers of its own: to start one costs as much as it does. */
export const settingsOf = (where: Where, name = PROGRAM) => ({ ...where, types: parsers, application_name: name, options: '-c timezone=UTC -c max_parallel_workers_per_gather=0' })

function poolOf(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...settings, connectionTimeoutMillis: LONGEST_WAIT_MS })
  // An idle connection that the server ends is no fault of a page: the pool opens another.
  pool.on('error', () => undefined)
  // One that ends in the middle of a question fails that question; without a listener it would end the program too.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    askByName(client)
  })
  return pool
}

/**
 * @param most transactions at a time; a page that writes holds one at most, so ten serve hundreds of people
 * @param name what the server knows these connections by
 */
export function openDatabase(where: Where, most = 10, name = PROGRAM): OpenDatabase {
  const settings = settingsOf(where, name)
  const pool = poolOf({ ...settings, max: most })
  const lanes = poolOf({ ...settings, max: MOST_LANES, pipeline: true })
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: poolWithLanes(pool, lanes) }) })
  return { database: new Database(kysely, NO_REACTIONS), pool, lanes, close: () => kysely.destroy() }
}
