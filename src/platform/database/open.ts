/** Opens the pool of connections, with PostgreSQL's types read as the program means them. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Reactions } from '../activity.ts'
import { Database } from './database.ts'

/** Where the database is: an address, or the socket of the private server. */
export type Where = Readonly<{ connectionString: string }> | Readonly<{ host: string; port: number; user: string; database: string }>

export type OpenDatabase = Readonly<{ database: Database; pool: pg.Pool; close(): Promise<void> }>

const parsers = new pg.TypeOverrides()
// count(*) and int8 come as text by default. None of our numbers passes 2^53.
parsers.setTypeParser(pg.types.builtins.INT8, Number)
parsers.setTypeParser(pg.types.builtins.NUMERIC, Number)
// A day is a day: as a Date it would move with the server's time zone.
parsers.setTypeParser(pg.types.builtins.DATE, (text) => text)

const NO_REACTIONS: Reactions = { together: {}, later: {}, enqueue: async () => undefined }

/** Nobody waits longer for a page: better a plain fault than a browser that turns for ever. */
const LONGEST_WAIT_MS = 10_000

/** @param most connections at a time; a page holds one at most, so ten serve hundreds of people. */
export function openDatabase(where: Where, most = 10): OpenDatabase {
  const pool = new pg.Pool({ ...where, max: most, connectionTimeoutMillis: LONGEST_WAIT_MS, types: parsers, application_name: 'thegither', options: '-c timezone=UTC' })
  // An idle connection that the server ends is no fault of a page: the pool opens another.
  pool.on('error', () => undefined)
  // One that ends in the middle of a question fails that question; without a listener it would end the program too.
  pool.on('connect', (client) => { client.on('error', () => undefined) })
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { database: new Database(kysely, NO_REACTIONS), pool, close: () => kysely.destroy() }
}
