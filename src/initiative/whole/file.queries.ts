/** Files with whole initiatives on their way in. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { type FileState, type RefusalCode, type WholeFileId, wholeTables } from './tables.ts'

/** Somebody who sends one after the other fills no disk with them. */
const MOST_FILES = 3

/** Begins to keep a file. Of those that somebody sent before and that nothing is done with, the newest stay. */
export async function insertFile(trx: Transaction, person: PersonId, name: string, at: Date): Promise<WholeFileId> {
  const id = newId<'whole-file'>()
  const db = wholeTables(trx)
  // Two that are sent at once count each other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 4))`.execute(db)
  const newest = db.selectFrom('initiative.whole_file').select('id').where('sent_by', '=', person).orderBy('at', 'desc').orderBy('id').limit(MOST_FILES - 1)
  await db.deleteFrom('initiative.whole_file').where('sent_by', '=', person).where('state', 'not in', ['waiting', 'running']).where('id', 'not in', newest).execute()
  await db.insertInto('initiative.whole_file').values({ id, sent_by: person, name, state: 'arriving', refused_at: null, code: null, initiative_id: null, at }).execute()
  return id
}

export async function insertPart(trx: Transaction, id: WholeFileId, place: number, bytes: Uint8Array): Promise<void> {
  await wholeTables(trx).insertInto('initiative.whole_file_part').values({ file_id: id, place, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }).execute()
}

export async function deleteFile(trx: Transaction, id: WholeFileId): Promise<void> {
  await wholeTables(trx).deleteFrom('initiative.whole_file').where('id', '=', id).execute()
}

/** All of it is there: it waits for its turn. False where it was let go meanwhile. */
export async function letWait(trx: Transaction, id: WholeFileId): Promise<boolean> {
  const { numUpdatedRows } = await wholeTables(trx).updateTable('initiative.whole_file').set({ state: 'waiting' }).where('id', '=', id).where('state', '=', 'arriving').executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A file, a part at a time. */
export async function* partsOf(database: Database, id: WholeFileId): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const part = await wholeTables(database).selectFrom('initiative.whole_file_part').select('bytes').where('file_id', '=', id).where('place', '=', place).executeTakeFirst()
    if (part === undefined) return
    yield part.bytes
  }
}

export type WholeFile = Readonly<{ id: WholeFileId; name: string; state: FileState; rows: number; refused: Readonly<{ line: number; code: RefusalCode }> | undefined; slug: string | undefined; title: string | undefined; sentBy: PersonId; at: Date }>

const files = (database: Database) => wholeTables(database).selectFrom('initiative.whole_file as f').leftJoin('initiative.initiative as i', 'i.id', 'f.initiative_id')
  .select(['f.id', 'f.name', 'f.state', 'f.rows', 'f.refused_at', 'f.code', 'f.sent_by', 'f.at', 'i.slug', 'i.title'])
type Row = Awaited<ReturnType<ReturnType<typeof files>['executeTakeFirstOrThrow']>>
const fileOf = (row: Row): WholeFile => ({
  id: row.id, name: row.name, state: row.state, rows: row.rows, sentBy: row.sent_by, at: row.at, slug: row.slug ?? undefined, title: row.title ?? undefined,
  refused: row.code === null ? undefined : { line: row.refused_at ?? 0, code: row.code },
})

/** One file, as its sender may see it. */
export async function findFile(database: Database, id: WholeFileId, by: PersonId): Promise<WholeFile | undefined> {
  const row = await files(database).where('f.id', '=', id).where('f.sent_by', '=', by).executeTakeFirst()
  return row === undefined ? undefined : fileOf(row)
}

/** What somebody sent last. */
export async function listFiles(database: Database, by: PersonId): Promise<readonly WholeFile[]> {
  return (await files(database).where('f.sent_by', '=', by).where('f.state', '!=', 'arriving').orderBy('f.at', 'desc').orderBy('f.id').limit(MOST_FILES + 1).execute()).map(fileOf)
}

/** Takes a file up, again where whoever had it died over it. Gives who sent it; undefined where there is nothing to do. */
export async function takeFile(database: Database, id: WholeFileId): Promise<PersonId | undefined> {
  const row = await wholeTables(database).updateTable('initiative.whole_file').set({ state: 'running', rows: 0 }).where('id', '=', id).where('state', 'in', ['waiting', 'running'])
    .returning('sent_by').executeTakeFirst()
  return row?.sent_by
}

/** Says how far it is. */
export async function moveFile(database: Database, id: WholeFileId, rows: number): Promise<void> {
  await wholeTables(database).updateTable('initiative.whole_file').set({ rows }).where('id', '=', id).execute()
}

type Ended = Readonly<{ state: 'done'; rows: number; initiative: InitiativeId }> | Readonly<{ state: 'refused'; line: number; code: RefusalCode }>

/** Says how it ended; what the file held is gone. */
export async function endFile(trx: Transaction, id: WholeFileId, ended: Ended): Promise<void> {
  const db = wholeTables(trx)
  const set = ended.state === 'done' ? { state: ended.state, rows: ended.rows, initiative_id: ended.initiative } : { state: ended.state, refused_at: ended.line, code: ended.code }
  await db.updateTable('initiative.whole_file').set(set).where('id', '=', id).execute()
  await db.deleteFrom('initiative.whole_file_part').where('file_id', '=', id).execute()
}

/** Files that never arrived whole, or that nobody looks at any more. */
export async function deleteOldFiles(trx: Transaction, before: Date): Promise<void> {
  await wholeTables(trx).deleteFrom('initiative.whole_file').where('at', '<', before).where('state', 'not in', ['waiting', 'running']).execute()
}
