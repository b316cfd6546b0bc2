/** Keeping pictures: what they show in words, and their bytes in two sizes. */
import { type Generated, sql } from 'kysely'
import type { Database, Transaction } from '../database/database.ts'
import { type Id, newId } from '../ids.ts'
import type { Remade } from './recode.ts'

export type PictureId = Id<'picture'>
export const SIZES = ['large', 'small'] as const
export type Size = (typeof SIZES)[number]

export type PictureTables = {
  'platform.picture': { id: PictureId; alt: string; caption: string | null; version: Generated<number>; at: Generated<Date> }
  'platform.picture_file': { picture_id: PictureId; size: Size; type: 'image/jpeg' | 'image/png'; width: number; height: number; bytes: Uint8Array | null }
  'platform.picture_in_store': { picture_id: PictureId; state: Generated<'moving' | 'there' | 'unwanted'> }
}

const tables = (database: Database) => database.tables<PictureTables>()

export type PictureWords = Readonly<{ alt: string; caption: string | undefined }>
type Sides = Readonly<{ width: number; height: number }>
/** What a page needs in order to show a picture. */
export type Picture = PictureWords & Readonly<{ id: PictureId; version: number; large: Sides; small: Sides }>

/** Keeps a picture. Whoever calls it writes the row that says what it belongs to, in a table with the trigger `platform.drop_picture`. */
export async function insertPicture(trx: Transaction, { large, small }: Remade, { alt, caption }: PictureWords): Promise<PictureId> {
  const id = newId<'picture'>()
  await tables(trx).insertInto('platform.picture').values({ id, alt, caption: caption ?? null }).execute()
  const files = [['large', large], ['small', small]] as const
  await tables(trx).insertInto('platform.picture_file').values(files.map(([size, { type, width, height, bytes }]) => ({ picture_id: id, size, type, width, height, bytes }))).execute()
  return id
}

/** Some pictures by id, without their bytes; one query. */
export async function findPictures(database: Database, ids: readonly PictureId[]): Promise<ReadonlyMap<PictureId, Picture>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(database).selectFrom('platform.picture as p')
    .innerJoin('platform.picture_file as l', (join) => join.onRef('l.picture_id', '=', 'p.id').on('l.size', '=', 'large'))
    .innerJoin('platform.picture_file as s', (join) => join.onRef('s.picture_id', '=', 'p.id').on('s.size', '=', 'small'))
    .select(['p.id', 'p.alt', 'p.caption', 'p.version', 'l.width', 'l.height', 's.width as small_width', 's.height as small_height']).where('p.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, {
    id: row.id, alt: row.alt, caption: row.caption ?? undefined, version: row.version,
    large: { width: row.width, height: row.height }, small: { width: row.small_width, height: row.small_height },
  }]))
}

export type PictureFile = Readonly<{ type: string; bytes: Uint8Array | undefined }>

/** One size of a picture; without bytes where they lie in the store. */
export async function findFile(database: Database, id: PictureId, size: Size): Promise<PictureFile | undefined> {
  const row = await tables(database).selectFrom('platform.picture_file').select(['type', 'bytes']).where('picture_id', '=', id).where('size', '=', size).executeTakeFirst()
  return row === undefined ? undefined : { type: row.type, bytes: row.bytes ?? undefined }
}

/** Says in other words what a picture shows. False where somebody else did meanwhile. */
export async function describePicture(trx: Transaction, id: PictureId, version: number, { alt, caption }: PictureWords): Promise<boolean> {
  const { numUpdatedRows } = await tables(trx).updateTable('platform.picture').set({ alt, caption: caption ?? null, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The bytes, the words and the row that refers to them go; what lies in a store goes with the next round. */
export const deletePicture = async (trx: Transaction, id: PictureId) => tables(trx).deleteFrom('platform.picture').where('id', '=', id).execute()

/** Pictures whose bytes are still here, and those on their way that a process died over. */
export async function listToMove(database: Database, most: number): Promise<readonly PictureId[]> {
  const { rows } = await sql<{ id: PictureId }>`
    select distinct f.picture_id as id from platform.picture_file f where f.bytes is not null limit ${most}`.execute(tables(database))
  return rows.map(({ id }) => id)
}

/** Notes that a picture may soon lie in the store, before it does. */
export const noteMoving = async (database: Database, id: PictureId) =>
  tables(database).insertInto('platform.picture_in_store').values({ picture_id: id }).onConflict((on) => on.column('picture_id').doNothing()).execute()

/** It lies in the store: the bytes here go. Where it was deleted meanwhile nothing is left to do; the round after takes it out of the store. */
export async function noteMoved(trx: Transaction, id: PictureId): Promise<void> {
  await tables(trx).updateTable('platform.picture_file').set({ bytes: null }).where('picture_id', '=', id).execute()
  await tables(trx).updateTable('platform.picture_in_store').set({ state: 'there' }).where('picture_id', '=', id).where('state', '=', 'moving').execute()
}

/** Pictures that must go from the store. */
export async function listUnwanted(database: Database, most: number): Promise<readonly PictureId[]> {
  const rows = await tables(database).selectFrom('platform.picture_in_store').select('picture_id').where('state', '=', 'unwanted').limit(most).execute()
  return rows.map((row) => row.picture_id)
}

/**
 * After a restore: each picture may have been moved to the store since the backup was made, so each is noted as on its way there. What is
 * deleted before the next round goes from the store too.
 */
export const noteAllMoving = async (trx: Transaction) =>
  sql`insert into platform.picture_in_store (picture_id) select id from platform.picture on conflict do nothing`.execute(tables(trx))

/** Those of some ids that are no picture's here, and don't wait to go from the store. */
export async function keepUnknown(database: Database, ids: readonly PictureId[]): Promise<readonly PictureId[]> {
  const { rows } = await sql<{ id: PictureId }>`
    select id from unnest(${ids}::uuid[]) as id where not exists (select 1 from platform.picture p where p.id = id.id) and not exists (select 1 from platform.picture_in_store s where s.picture_id = id.id)`.execute(tables(database))
  return rows.map(({ id }) => id)
}

/** It is gone from the store. */
export const noteGone = async (database: Database, id: PictureId) => tables(database).deleteFrom('platform.picture_in_store').where('picture_id', '=', id).execute()

/** One process at a time moves pictures, so that none is put into the store after it was taken out of it. */
export async function takeTurn(trx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(1050) as mine`.execute(tables(trx))
  return rows[0]?.mine === true
}
