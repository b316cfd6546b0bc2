/**
 * What must stay done although a backup from before it is restored: a voice taken back, a person erased. Ids only, in files
 * outside the database. An entry is on disk before the transaction that it belongs to is committed.
 */
import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Transaction } from '../database/database.ts'

type Ids = Readonly<Record<string, string>>
export type Entry = Readonly<{ id: string; at: string; kind: string; ids: Ids }>

/** Does again what an entry says. It does no harm where there is nothing left to do. */
export type Again = (trx: Transaction, ids: Ids, at: Date) => Promise<void>

export type Journal = Readonly<{
  /** Writes down that this happened, with the transaction. */
  write: (trx: Transaction, kind: string, ids: Ids) => Promise<void>
  close: () => Promise<void>
}>

/** A journal file that can't be read, in a sentence. */
export class JournalProblem extends Error {}

const ENDING = '.jsonl'

/**
 * Opens the journal in a folder, which is made where there is none. Each process writes a file of its own, begun with its first
 * entry, so that several may share the folder over a network.
 */
export function openJournal(folder: string, now: () => Date): Journal {
  let file: Promise<FileHandle> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const append = async (entry: Entry) => {
    const opening = (file ??= begin(folder, now()))
    // What could not be begun may be another time: a full disk is cleared.
    opening.catch(() => { file = undefined })
    const handle = await opening
    await handle.appendFile(`${JSON.stringify(entry)}\n`)
    await handle.datasync()
  }
  return {
    write: async (trx, kind, ids) => {
      const entry: Entry = { id: randomUUID(), at: now().toISOString(), kind, ids }
      await know(trx, [entry.id])
      // The last thing before the commit: what is rolled back is not written down. Where the commit itself fails after this,
      // the next start does what was asked for, which errs on the side of the person.
      trx.atEnd(() => {
        const written = last.then(() => append(entry))
        last = written.catch(() => undefined)
        return written
      })
    },
    close: async () => {
      await last
      await (await file)?.close()
    },
  }
}

async function begin(folder: string, at: Date): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${at.toISOString().replace(/[:.]/g, '')}-${randomUUID().slice(0, 8)}${ENDING}`
  const file = await open(join(folder, name), 'ax', 0o600)
  // A file is there after a power cut only when its folder knows it.
  const around = await open(folder, 'r')
  await around.sync()
  await around.close()
  return file
}

const entryShape = z.object({ id: z.uuid(), at: z.iso.datetime(), kind: z.string(), ids: z.record(z.string(), z.string()) })

/**
 * Everything that was written down, in the order in which it happened; nothing where there is no such folder.
 * @throws JournalProblem
 */
export async function readJournal(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith(ENDING)).toSorted()
  const read = await Promise.all(files.map(async (name) => entriesOf(join(folder, name), await readFile(join(folder, name), 'utf8'))))
  // By moment, not by file: what one process hid, another may have shown again.
  return read.flat().toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function entriesOf(path: string, text: string): readonly Entry[] {
  const lines = text.split('\n')
  // What follows the last line end was cut off while it was written: its transaction never ended.
  lines.pop()
  return lines.map((line, index) => {
    const entry = entryShape.safeParse(parsed(line))
    if (!entry.success) throw new JournalProblem(`Line ${index + 1} of ${path} can't be read. It says what must stay erased: put the file right from a copy, or take the line out if you know what it was.`)
    return entry.data
  })
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const know = async (database: Database, ids: readonly string[]) =>
  sql`insert into platform.journal_entry (id) select unnest(${ids}::uuid[]) on conflict do nothing`.execute(database.tables<unknown>())

/**
 * Does again what the journal holds and this database doesn't know, because it is older: restored from a backup, or by its own means.
 * @param database with those who react together, but without the journal itself: it knows these things
 * @param again what each kind does
 * @returns how many entries were done
 */
export async function replayJournal(database: Database, entries: readonly Entry[], again: Readonly<Record<string, Again>>): Promise<number> {
  if (entries.length === 0) return 0
  return database.transaction(async (trx) => replayIn(trx, entries, again))
}

/** The same within a transaction. */
export async function replayIn(trx: Transaction, entries: readonly Entry[], again: Readonly<Record<string, Again>>): Promise<number> {
  const known = await sql<{ id: string }>`select id from platform.journal_entry`.execute(trx.tables<unknown>())
  const ids = new Set(known.rows.map((row) => row.id))
  const unknown = entries.filter((entry) => !ids.has(entry.id))
  for (const entry of unknown) {
    const act = again[entry.kind]
    if (act === undefined) throw new JournalProblem(`The journal holds «${entry.kind}», which this program doesn't know. Start the newer program that wrote it.`)
    await act(trx, entry.ids, new Date(entry.at))
  }
  await know(trx, unknown.map((entry) => entry.id))
  return unknown.length
}
