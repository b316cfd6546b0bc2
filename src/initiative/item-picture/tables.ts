/** The pictures of items. */
import type { Database } from '#platform/database/database.ts'
import type { PictureId } from '#platform/upload/picture.queries.ts'
import type { InitiativeTables, ItemId, PersonId } from '../tables.ts'

type ItemPictureTables = {
  'initiative.item_picture': { picture_id: PictureId; item_id: ItemId; added_by: PersonId | null; at: Date }
}

export const itemPictureTables = (database: Database) => database.tables<ItemPictureTables & InitiativeTables>()
