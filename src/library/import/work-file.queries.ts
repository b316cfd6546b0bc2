/** Files of works that wait to come in, how far somebody is with them, and what became of each entry. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Columns, Format, Pieces } from '../citation/read-file.ts'
import type { EntryId } from '../tables.ts'
import type { PersonId } from '../entry/entry.queries.ts'
import { type Checked, type FileId, importTables } from './tables.ts'
import type { Choices, FileState, RowCode, Tally, Verdict } from './works.rules.ts'

/** A file may be fifty megabytes: somebody who sends one after the other fills no disk with them. */
const MOST_WAITING = 3

/** Begins to keep a file. Of those that somebody sent and that did not come in, the newest are kept. */
export async function insertFile(trx: Transaction, person: PersonId, fileName: string, now: Date): Promise<FileId> {
  const id = newId<'work-file'>()
  const db = importTables(trx)
  // Two that are sent at once count each other.
  await sql`select pg_advisory_xact_lock(hashtext('library.work_file'), hashtext(${person}))`.execute(db)
  const newest = db.selectFrom('library.work_file').select('id').where('person_id', '=', person).where('state', 'not in', ['done', 'taking-back', 'taken-back']).orderBy('at', 'desc').orderBy('id').limit(MOST_WAITING - 1)
  await db.deleteFrom('library.work_file').where('person_id', '=', person).where('state', 'not in', ['done', 'taking-back', 'taken-back', 'waiting', 'running', 'stopping']).where('id', 'not in', newest).execute()
  await db.insertInto('library.work_file').values({ id, person_id: person, file_name: fileName, format: null, at: now, moved_at: now }).execute()
  return id
}

export async function insertPart(trx: Transaction, file: FileId, place: number, bytes: Uint8Array): Promise<void> {
  await importTables(trx).insertInto('library.work_file_part').values({ file_id: file, place, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }).execute()
}

export async function deleteFile(trx: Transaction, id: FileId): Promise<void> {
  await importTables(trx).deleteFrom('library.work_file').where('id', '=', id).execute()
}

/** Files that nobody came back for, and the bytes of those that came in. */
export async function deleteOldFiles(trx: Transaction, before: Date): Promise<void> {
  await importTables(trx).deleteFrom('library.work_file').where('moved_at', '<', before).where('state', 'not in', ['done', 'taking-back', 'taken-back']).execute()
}

/** The bytes of a file, a part at a time. */
export async function* piecesOf(database: Database, id: FileId): Pieces {
  for (let place = 0; ; place++) {
    const part = await importTables(database).selectFrom('library.work_file_part').select('bytes').where('file_id', '=', id).where('place', '=', place).executeTakeFirst()
    if (part === undefined) return
    yield part.bytes
  }
}

export type WorkFile = Readonly<{
  id: FileId; person: PersonId | undefined; fileName: string; format: Format; headings: readonly string[]; columns: Columns; entries: number; state: FileState; choices: Partial<Choices>; tally: Tally; at: Date; movedAt: Date
  /** Where the check kept what it found. */
  checked: Checked | undefined
  /** Whether the search knows of what came in. */
  findable: boolean
}>

const files = (database: Database) => importTables(database).selectFrom('library.work_file').selectAll()
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof files>['executeTakeFirst']>>>

const fileOf = ({ format, ...row }: Row): WorkFile | undefined => (format === null ? undefined : {
  id: row.id, person: row.person_id ?? undefined, fileName: row.file_name, format, headings: row.headings, columns: row.columns, entries: row.entries, state: row.state, choices: row.choices,
  tally: { read: row.read, fresh: row.fresh, there: row.there, refused: row.refused }, at: row.at, movedAt: row.moved_at,
  checked: row.checked ?? undefined, findable: row.findable,
})

/** A file that is wholly there. */
export async function findFile(database: Database, id: FileId): Promise<WorkFile | undefined> {
  const row = await files(database).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fileOf(row)
}

/** Those that came in or wait, the newest first. */
export async function listFiles(database: Database, most: number): Promise<readonly WorkFile[]> {
  return (await files(database).where('format', 'is not', null).orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute()).flatMap((row) => fileOf(row) ?? [])
}

/** All of it is there, and this is what it looks like. False where it was let go meanwhile. */
export async function finishFile(trx: Transaction, id: FileId, look: Readonly<{ format: Format; headings: readonly string[]; columns: Columns; entries: number }>): Promise<boolean> {
  const { numUpdatedRows } = await importTables(trx).updateTable('library.work_file')
    .set({ format: look.format, headings: JSON.stringify(look.headings), columns: JSON.stringify(look.columns), entries: look.entries }).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Brings a file into another state, if it is in one of some. Whoever goes through it begins at its beginning. */
export async function moveFile(database: Database, id: FileId, from: readonly FileState[], to: FileState, { now, columns, choices }: Readonly<{ now: Date; columns?: Columns; choices?: Choices }>): Promise<boolean> {
  const { numUpdatedRows } = await importTables(database).updateTable('library.work_file').set({
    state: to, moved_at: now, ...(to === 'checking' ? { checked: null } : {}), ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }), ...(choices === undefined ? {} : { choices: JSON.stringify(choices) }),
  }).where('id', '=', id).where('state', 'in', [...from]).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Says how far it is, and gives what is wanted of it: on a connection of its own, for everybody to see at once. */
export async function noteTally(database: Database, id: FileId, tally: Tally, now: Date): Promise<FileState | undefined> {
  const row = await importTables(database).updateTable('library.work_file').set({ ...tally, moved_at: now }).where('id', '=', id).returning('state').executeTakeFirst()
  return row?.state
}

export type NewRow = Readonly<{ line: number; place: number; verdict: Verdict; code?: RowCode | undefined; title: string; key?: string | undefined; like?: EntryId | undefined; entry?: EntryId | undefined }>

/** What became of some entries. `entry`: the resource that it is now. What one is like may have been deleted meanwhile. */
export async function insertRows(database: Database, file: FileId, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  const of = <Value>(value: (row: NewRow) => Value | undefined) => rows.map((row) => value(row) ?? null)
  await sql`insert into library.work_row (file_id, line, place, verdict, code, title, key, like_id, entry_id)
    select ${file}, r.line, r.place, r.verdict, r.code, r.title, r.key, l.id, r.entry_id from unnest(
      ${of((row) => row.line)}::int[], ${of((row) => row.place)}::int[], ${of((row) => row.verdict)}::text[], ${of((row) => row.code)}::text[], ${of((row) => row.title)}::text[], ${of((row) => row.key)}::text[],
      ${of((row) => row.like)}::uuid[], ${of((row) => row.entry)}::uuid[]
    ) as r (line, place, verdict, code, title, key, like_id, entry_id) left join lateral (select e.id from library.entry e where e.id = r.like_id offset 0) l on true`.execute(importTables(database))
}

export async function deleteRows(database: Database, file: FileId): Promise<void> {
  await importTables(database).deleteFrom('library.work_row').where('file_id', '=', file).execute()
}

/** All of it is brought in, and the search knows of it, or will. */
export async function noteFindable(database: Database, file: FileId, findable: boolean): Promise<void> {
  await importTables(database).updateTable('library.work_file').set({ findable }).where('id', '=', file).execute()
}

/** The bytes are of no use any more. */
export async function deleteParts(trx: Transaction, file: FileId): Promise<void> {
  await importTables(trx).deleteFrom('library.work_file_part').where('file_id', '=', file).execute()
}

export type ShownRow = Readonly<{ line: number; place: number; verdict: Verdict; code: RowCode | null; title: string; like: string | null; likeTitle: string | null; slug: string | null }>

/** What became of each entry, from after a place on; only those of some verdicts. */
export async function listRows(database: Database, file: FileId, { after, most, verdicts }: Readonly<{ after: number; most: number; verdicts?: readonly Verdict[] }>): Promise<readonly ShownRow[]> {
  let query = importTables(database).selectFrom('library.work_row as r').leftJoin('library.entry as l', 'l.id', 'r.like_id').leftJoin('library.entry as e', 'e.id', 'r.entry_id')
    .select(['r.line', 'r.place', 'r.verdict', 'r.code', 'r.title', 'l.slug as like', 'l.title as likeTitle', 'e.slug']).where('r.file_id', '=', file).where('r.place', '>', after)
  if (verdicts !== undefined) query = query.where('r.verdict', 'in', [...verdicts])
  return query.orderBy('r.place').limit(most).execute()
}

/** Two files come in one after the other, so that neither misses what the other brings. */
export async function holdFiles(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('library.work_file'), 0)`.execute(importTables(trx))
}
