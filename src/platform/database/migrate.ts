/** Brings the tables to what this program expects, under a lock, so that two programs starting at once do it once. */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database, Transaction } from './database.ts'

/** The database holds a migration that this program doesn't know: it was made by a newer program. */
export class NewerDatabase extends Error {
  constructor(unknown: readonly string[]) {
    super(`The database was made by a newer Thegither (it knows ${unknown.join(', ')}, this program does not). Start the newer program, or restore a backup made by this one.`)
  }
}

const NAME = /^\d{4}-\d{2}-\d{2}T\d{4}-[a-z0-9-]+\.ts$/

/**
 * All migrations of all modules by name, in one order.
 * @param source the folder that holds the modules (`src`)
 */
export async function listMigrations(source: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const module of await readdir(source, { withFileTypes: true })) {
    if (!module.isDirectory()) continue
    const folder = join(source, module.name, 'migrations')
    for (const file of await readdir(folder).catch(() => [])) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
      if (!NAME.test(file)) throw new Error(`a migration is called YYYY-MM-DDTHHMM-what-it-does.ts, not ${file}`)
      found.set(file.slice(0, -3), join(folder, file))
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Where the list of applied migrations is kept; `public`, because the modules' own schemas are made by migrations. */
const TABLES = { migrationTableName: 'migration', migrationLockTableName: 'migration_lock', migrationTableSchema: 'public' }

/**
 * Applies what is missing.
 * @throws NewerDatabase; or the fault of the migration that failed (each runs in a transaction: nothing of it stays)
 */
export async function migrate(database: Database, source: string): Promise<readonly string[]> {
  const files = await listMigrations(source)
  const db = database.tables<{ 'public.migration': { name: string } }>()
  await refuseNewer(db, files)
  const provider = {
    getMigrations: async () => Object.fromEntries(await Promise.all([...files].map(async ([name, file]) => [name, await load(file)] as const))),
  }
  const { error, results } = await new Migrator({ db, provider, ...TABLES }).migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('a migration failed')
  return (results ?? []).map((result) => result.migrationName)
}

async function load(file: string): Promise<Migration> {
  const { up }: Migration = await import(pathToFileURL(file).href)
  return {
    up: async (trx) => {
      // Better to fail and be tried again than to make everybody wait behind a lock that waits.
      await sql`set local lock_timeout = '10s'`.execute(trx)
      await up(trx)
    },
  }
}

/** The schemas that migrations make: one for each module that has any, by its folder's name. */
export const listSchemas = async (source: string): Promise<readonly string[]> =>
  [...new Set([...(await listMigrations(source)).values()].map((file) => basename(dirname(dirname(file)))))]

/** Makes all tables anew as they were when just these migrations had been applied, or applies those of them that are missing: part of a restore. */
export async function migrateWithin(trx: Transaction, source: string, wanted: (name: string) => boolean): Promise<void> {
  const db = trx.tables<{ 'public.migration': { name: string; timestamp: string } }>()
  const applied = new Set((await db.selectFrom('public.migration').select('name').execute()).map((row) => row.name))
  for (const [name, file] of await listMigrations(source)) {
    if (applied.has(name) || !wanted(name)) continue
    await (await load(file)).up(db)
    await sql`insert into public.migration (name, timestamp) values (${name}, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`.execute(db)
  }
}

async function refuseNewer(db: Kysely<{ 'public.migration': { name: string } }>, files: ReadonlyMap<string, string>) {
  const known = await sql<{ there: boolean }>`select to_regclass('public.migration') is not null as there`.execute(db)
  if (known.rows[0]?.there !== true) return
  const applied = await db.selectFrom('public.migration').select('name').orderBy('name').execute()
  const unknown = applied.map((row) => row.name).filter((name) => !files.has(name))
  if (unknown.length > 0) throw new NewerDatabase(unknown)
}
