/** Puts a backup back: whole or not at all, with what was taken back or erased since gone again. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Reactions } from '../activity.ts'
import type { Transaction } from '../database/database.ts'
import { listMigrations, listSchemas, migrateWithin } from '../database/migrate.ts'
import { inOneTransaction } from '../database/one-transaction.ts'
import { PROGRAM, type Where } from '../database/open.ts'
import { type BackedTable, BackupProblem, type Frame, type Header, checkBackup, readFrames, readHeader, readRows, readTable } from './backup-file.ts'
import { listTables, nameOf, setSequences, untie } from './catalogue.ts'
import { columnsOf } from './make-backup.ts'

export type Restoring = Readonly<{
  /** The folder of the modules (`src`). */
  source: string
  /** Looks at the database before anything is changed, and throws where it must not be. */
  look: (trx: Transaction, header: Header) => Promise<void>
  /** Who reacts to what `after` does. */
  reactions: Reactions
  /** Does what must be done before anybody sees the restored database. */
  after: (trx: Transaction) => Promise<void>
}>

/**
 * The database must have been migrated by this program before. Everything in it is replaced.
 * @throws BackupProblem; nothing was changed then
 */
export async function restoreBackup(where: Where, path: string, { source, look, reactions, after }: Restoring): Promise<Readonly<{ header: Header; rows: number }>> {
  const { header, tables, rows } = await checkBackup(path)
  const known = await listMigrations(source)
  const unknown = header.migrations.filter((name) => !known.has(name))
  if (unknown.length > 0) throw new BackupProblem(`This backup was made by a newer Thegither (${header.program}; it knows ${unknown.join(', ')}). Restore it with that one.`)
  const schemas = await listSchemas(source)
  const strange = tables.find(({ schema }) => !schemas.includes(schema))
  if (strange !== undefined) throw new BackupProblem(`This backup holds ${strange.schema}.${strange.name}, which is no table of Thegither's.`)
  await inOneTransaction(where, { name: 'thegither-restore', mode: 'write', reactions }, async (trx, client) => {
    await refuseCompany(client)
    await look(trx, header)
    await beginAnew(client, schemas)
    // The tables as they were when the backup was made; what came later is then applied to the rows as it was to everybody's.
    await migrateWithin(trx, source, (name) => header.migrations.includes(name))
    await fill(client, schemas, path)
    await migrateWithin(trx, source, () => true)
    await after(trx)
  })
  return { header, rows }
}

/** A program that runs would go on with what it remembers of the database that was. */
async function refuseCompany(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select 1 from pg_stat_activity where datname = current_database() and application_name = $1 limit 1", [PROGRAM])
  if (rows.length > 0) throw new BackupProblem('A Thegither is running on this database. Stop it first (every one, if there are several), then restore.')
}

async function beginAnew(client: pg.Client, schemas: readonly string[]): Promise<void> {
  // The queue goes too: what waited in it belongs to the database that was.
  for (const schema of [...schemas, 'pgboss']) await client.query(`drop schema if exists "${schema}" cascade`)
  await client.query('delete from public.migration')
}

async function fill(client: pg.Client, schemas: readonly string[], path: string): Promise<void> {
  const tie = await untie(client, schemas)
  // Migrations begin some tables with rows of their own, which the backup has too.
  const there = await listTables(client, schemas)
  await client.query(`truncate ${there.map(nameOf).join(', ')}`)
  const frames = readFrames(path)
  try {
    await fillAll(client, frames)
  } finally {
    await frames.return(undefined)
  }
  await tie().catch((error: unknown) => { throw new BackupProblem(`The rows of this backup don't fit together (${codeOf(error)}). Nothing was changed.`) })
}

async function fillAll(client: pg.Client, frames: AsyncGenerator<Frame>): Promise<void> {
  const opening = await frames.next()
  const header = readHeader(opening.done === true ? undefined : opening.value)
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) await fillTable(client, readTable(next.value), frames)
  await setSequences(client, header.sequences)
}

async function fillTable(client: pg.Client, table: BackedTable, frames: AsyncGenerator<Frame>): Promise<void> {
  const expected = { rows: 0 }
  try {
    const copy = client.query(copyFrom(`copy ${nameOf(table)} (${columnsOf(table)}) from stdin`))
    await pipeline(Readable.from(rowsOf(frames, expected)), copy)
    if (copy.rowCount !== expected.rows) throw new Error('fewer rows than were written')
  } catch (error) {
    if (error instanceof BackupProblem) throw error
    throw new BackupProblem(`The rows of ${table.schema}.${table.name} can't be put back (${codeOf(error)}). Nothing was changed.`)
  }
}

/** The server's words quote rows: only its code goes on. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown')

async function* rowsOf(frames: AsyncGenerator<Frame>, expected: { rows: number }): AsyncGenerator<Buffer> {
  for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
    if (next.value.kind === 'R') {
      expected.rows = readRows(next.value)
      return
    }
    yield next.value.payload
  }
}
