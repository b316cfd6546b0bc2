/** Writes the whole database, as it is at one moment, into one file. The program may go on meanwhile. */
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { inOneTransaction } from '../database/one-transaction.ts'
import type { Where } from '../database/open.ts'
import { type BackedTable, BackupProblem, FORMAT, type Frame, jsonFrame, sealed } from './backup-file.ts'
import { listApplied, listSequences, listTables, nameOf } from './catalogue.ts'

export type What = Readonly<{
  schemas: readonly string[]
  /** Tables, as `schema.name`, of what belongs to the moment: sessions, tokens, counts. Their rows stay behind. */
  leftOut: readonly string[]
  program: string
  now: Date
}>

export type Made = Readonly<{ bytes: number; tables: number; rows: number }>

/**
 * @throws BackupProblem where the file is there already or can't be written
 */
export async function makeBackup(where: Where, path: string, what: What): Promise<Made> {
  const partial = `${path}.partial`
  await refuseTaken(path)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const counted = { tables: 0, rows: 0 }
    await inOneTransaction(where, { name: 'thegither-backup', mode: 'read' }, async (_, client) => {
      const file = createWriteStream(partial, { mode: 0o600, flush: true })
      await pipeline(sealed(framesOf(client, what, counted)), createGzip({ level: 6 }), file)
    })
    // It takes its name when it is whole and on disk.
    await rename(partial, path)
    await syncFolder(dirname(path))
    return { ...counted, bytes: (await stat(path)).size }
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw readable(error, path)
  }
}

async function refuseTaken(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined)
  if (there !== undefined) throw new BackupProblem(`${path} is there already. Choose another name: a backup never takes an older one's place.`)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

function readable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new BackupProblem(`This account can't write ${path}.`)
  if (code === 'ENOSPC') return new BackupProblem(`There is no room left for ${path}.`)
  return error
}

async function* framesOf(client: pg.Client, { schemas, leftOut, program, now }: What, counted: { tables: number; rows: number }): AsyncGenerator<Frame> {
  const tables = (await listTables(client, schemas)).filter(({ schema, name }) => !leftOut.includes(`${schema}.${name}`))
  yield jsonFrame('H', { format: FORMAT, program, made: now.toISOString(), migrations: [...(await listApplied(client))], sequences: await listSequences(client, schemas) })
  for (const table of tables) {
    yield jsonFrame('T', table)
    const copy = client.query(copyTo(`copy ${nameOf(table)} (${columnsOf(table)}) to stdout`))
    for await (const chunk of copy) yield { kind: 'D', payload: chunk }
    yield jsonFrame('R', { rows: copy.rowCount ?? 0 })
    counted.tables += 1
    counted.rows += copy.rowCount ?? 0
  }
}

export const columnsOf = ({ columns }: BackedTable): string => columns.map((column) => pg.escapeIdentifier(column)).join(', ')
