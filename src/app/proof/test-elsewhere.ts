/** Where words could lie or leave, beside the answers to requests: the database's own files, its rows, a backup, letters. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import type { PersonId } from '#initiative/index.ts'
import { readFrames } from '#platform/backup/backup-file.ts'
import type { Where } from '#platform/database/open.ts'
import { backUp } from '../backing-up.ts'
import { LETTERS } from '../letters.ts'
import { whereIs } from '../test-database.ts'
import { TEST_SITE, type World } from '../test-world.ts'
import { holdsMark } from './test-walk.ts'
import { MARK } from './test-marked.ts'

type Names = Readonly<Record<string, Readonly<Record<string, never>>>>
const ask = (world: World) => world.database.tables<Names>()

/** This world's own database. */
export async function whereOf(world: World): Promise<Where> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(ask(world))
  return whereIs(inject('testServer'), rows[0]?.name ?? '')
}

/** As text, as PostgreSQL prints bytes, and as it would stand in an address. */
const formsOf = (mark: string): readonly string[] => [mark, Buffer.from(mark).toString('hex'), encodeURIComponent(mark)]

/**
 * The files of the database in which it stands readably, once all is written out: tables, indexes, what is dead in them, and the log that
 * recovers them. Read by the server itself, so that it makes no difference where it runs.
 */
export async function listRawFiles(world: World, since: Date, mark = MARK): Promise<Readonly<{ read: number; holding: readonly string[] }>> {
  await sql`checkpoint`.execute(ask(world))
  const { rows } = await sql<{ path: string; holds: boolean }>`
    with own as (select 'base/' || oid as folder from pg_database where datname = current_database()),
    listed as (select folder || '/' || name as path from own, pg_ls_dir(folder) as name union all select 'pg_wal/' || name from pg_ls_waldir() where modification >= ${since}),
    found as (select path, pg_read_binary_file(path, 0, (pg_stat_file(path, true)).size, true) as bytes from listed where not (pg_stat_file(path, true)).isdir)
    select path, ${sql.join(formsOf(mark).map((form) => sql`position(convert_to(${form}, 'UTF8') in bytes) > 0`), sql` or `)} as holds from found where bytes is not null`.execute(ask(world))
  return { read: rows.length, holding: rows.filter(({ holds }) => holds).map(({ path }) => path) }
}

/** The tables of every schema in a row of which it stands readably: long values are packed in the files. */
export async function listRows(world: World, mark = MARK): Promise<Readonly<{ read: number; holding: readonly string[] }>> {
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(ask(world))
  const holding: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ holds: boolean }>`
      select exists (select 1 from ${sql.raw(name)} t where ${sql.join(formsOf(mark).map((form) => sql`position(${form} in t::text) > 0`), sql` or `)}) as holds`.execute(ask(world))
    if (rows[0]?.holds === true) holding.push(name)
  }
  return { read: tables.length, holding }
}

/** How often it stands in a backup that is made now. */
export async function countInBackup(world: World, mark = MARK): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'thegither-proof-'))
  try {
    const path = join(folder, 'now.backup')
    await backUp(world.database, await whereOf(world), path, world.clock.now)
    let [count, frames] = [0, 0]
    for await (const { payload } of readFrames(path)) {
      frames += 1
      if (formsOf(mark).some((form) => payload.includes(form))) count += 1
    }
    if (frames === 0) throw new Error('the backup is empty')
    return count
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Ids = Readonly<Record<string, string>>
export type Letters = Readonly<{ composed: readonly string[]; holding: readonly string[] }>

/**
 * Writes a letter of every kind to everybody, about everything there is.
 * @param around ids that a letter may need beside the thing it is about
 * @param about things, each by the ids that belong together: those that a kind asks for are tried until a letter comes of one
 */
export async function composeLetters(world: World, people: readonly PersonId[], around: Ids, about: readonly Ids[]): Promise<Letters> {
  const [composed, holding] = [new Set<string>(), new Set<string>()]
  for (const [kind, { text, subject }] of Object.entries(LETTERS)) {
    const asked = new Set<string>()
    const write = (person: PersonId, ids: Ids) => world.database.transaction((trx) => text(trx, { to: addressOf(person), person, ids: noting(asked, { ...around, ...ids, person }) }, TEST_SITE))
    for (const person of people) {
      let letter = await write(person, {})
      for (const ids of about) {
        if (letter !== undefined) break
        if (Object.keys(ids).some((name) => asked.has(name))) letter = await write(person, ids)
      }
      if (letter === undefined) continue
      composed.add(kind)
      if (holdsMark(`${subject()} ${JSON.stringify(letter)}`)) holding.add(kind)
    }
  }
  return { composed: [...composed], holding: [...holding] }
}

/** The same ids; which of them were asked for is noted. */
const noting = (asked: Set<string>, ids: Ids): Ids => new Proxy(ids, {
  get: (all, name) => {
    asked.add(String(name))
    return Reflect.get(all, name)
  },
})

/** Where letters to somebody go. */
export const addressOf = (person: PersonId): string => `${person}@example.org`
