/** Which pictures belong to which items. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Picture, type PictureId, findPictures } from '#platform/upload/picture.queries.ts'
import type { Visitor } from '../thread/find-item.queries.ts'
import type { Audience, ItemId, ItemKind, PersonId } from '../tables.ts'
import { itemPictureTables } from './tables.ts'

/** Says that a picture belongs to an item. */
export const insertItemPicture = async (trx: Transaction, row: Readonly<{ picture: PictureId; item: ItemId; by: PersonId; at: Date }>) =>
  itemPictureTables(trx).insertInto('initiative.item_picture').values({ picture_id: row.picture, item_id: row.item, added_by: row.by, at: row.at }).execute()

/** How many an item has. The item's row is held meanwhile, so that two who add at once don't both take the last place. */
export async function countItemPictures(trx: Transaction, item: ItemId): Promise<number> {
  await itemPictureTables(trx).selectFrom('initiative.thread_item').select('id').where('id', '=', item).forNoKeyUpdate().execute()
  const row = await itemPictureTables(trx).selectFrom('initiative.item_picture').select((eb) => eb.fn.countAll<number>().as('n')).where('item_id', '=', item).executeTakeFirst()
  return row?.n ?? 0
}

/** A picture of an item; whether this visitor added it. */
export type ItemPicture = Picture & Readonly<{ mine: boolean }>

/** The pictures of some items that this visitor was found to see, in the order in which they were added; two queries. */
export async function listItemPictures(database: Database, items: readonly ItemId[], person: PersonId | undefined): Promise<ReadonlyMap<ItemId, readonly ItemPicture[]>> {
  if (items.length === 0) return new Map()
  const rows = await itemPictureTables(database).selectFrom('initiative.item_picture').select(['item_id', 'picture_id', 'added_by']).where('item_id', 'in', items).orderBy('at').orderBy('picture_id').execute()
  const pictures = await findPictures(database, rows.map((row) => row.picture_id))
  return new Map([...Map.groupBy(rows, (row) => row.item_id)].map(([item, of]) => [item, of.flatMap((row): readonly ItemPicture[] => {
    const picture = pictures.get(row.picture_id)
    return picture === undefined ? [] : [{ ...picture, mine: person !== undefined && row.added_by === person }]
  })]))
}

export type FoundPicture = Readonly<{ id: PictureId; item: ItemId; itemWords: string; kind: ItemKind; seenBy: Audience; addedBy: PersonId | undefined }>

/** A picture of an item that this visitor may see. Where the item is hidden there is no picture, for nobody. */
export async function findItemPicture(database: Database, here: Pick<Visitor, 'initiative' | 'sees'>, id: PictureId): Promise<FoundPicture | undefined> {
  const row = await itemPictureTables(database).selectFrom('initiative.item_picture as p').innerJoin('initiative.thread_item as i', 'i.id', 'p.item_id')
    .select(['p.picture_id', 'p.added_by', 'i.id', 'i.words', 'i.kind', 'i.seen_by'])
    .where('p.picture_id', '=', id).where('i.initiative_id', '=', here.initiative.id).where('i.seen_by', 'in', here.sees)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('initiative.hiding as h').select('h.item_id').whereRef('h.item_id', '=', 'i.id')))).executeTakeFirst()
  return row === undefined ? undefined : { id: row.picture_id, item: row.id, itemWords: row.words, kind: row.kind, seenBy: row.seen_by, addedBy: row.added_by ?? undefined }
}

/** What somebody added goes with them, where they take along what they gave. The trigger on the table deletes the bytes. */
export const deletePicturesBy = async (trx: Transaction, person: PersonId) => itemPictureTables(trx).deleteFrom('initiative.item_picture').where('added_by', '=', person).execute()
