/** The pictures that somebody added, as they are told to those who can't see them: in everything that is held about them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'
import { itemPictureTables } from './tables.ts'

export async function listMyPictures(snapshot: Database, person: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select n.title as initiative, i.words as about, p.alt, p.caption, o.at from initiative.item_picture o join platform.picture p on p.id = o.picture_id
    join initiative.thread_item i on i.id = o.item_id join initiative.initiative n on n.id = i.initiative_id
    where o.added_by = ${person} order by o.at, p.id`.execute(itemPictureTables(snapshot))
  return rows
}
