/** Areas, and whom to call in them. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { type AreaId, type AreaLevel, CONTACT_KINDS, type ContactId, type ContactKind, tables } from '../tables.ts'

export type Area = Readonly<{ id: AreaId; name: string; level: AreaLevel; partOf: AreaId | undefined }>

/** Whom to call for something. `checkedOn`: the day somebody last made sure that it is right. */
export type ContactDetails = Readonly<{
  kind: ContactKind; name: string; whatFor: string | undefined; phone: string | undefined; email: string | undefined
  page: string | undefined; checkedOn: Day | undefined
}>
/** `area`: the area that it is kept for: the one asked for, or one that it is part of. */
export type AreaContact = ContactDetails & Readonly<{ id: ContactId; version: number; area: AreaId }>

/** All areas, the widest first, then by name; at most 2,000. */
export async function listAreas(database: Database): Promise<readonly Area[]> {
  const rows = await tables(database).selectFrom('network.area').selectAll()
    .orderBy(sql`array_position(array['nation', 'partnership-area', 'locality', 'neighbourhood'], level)`).orderBy('name').limit(2_000).execute()
  return rows.map(areaOf)
}

export async function findArea(database: Database, id: AreaId): Promise<Area | undefined> {
  const row = await tables(database).selectFrom('network.area').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : areaOf(row)
}

const areaOf = (row: { id: AreaId; name: string; level: AreaLevel; part_of: AreaId | null }): Area =>
  ({ id: row.id, name: row.name, level: row.level, partOf: row.part_of ?? undefined })

/** Adds an area; undefined where one of that name is there. */
export async function insertArea(trx: Transaction, area: Omit<Area, 'id'>): Promise<AreaId | undefined> {
  const row = await tables(trx).insertInto('network.area').values({ id: newId<'area'>(), name: area.name, level: area.level, part_of: area.partOf ?? null })
    .onConflict((on) => on.doNothing()).returning('id').executeTakeFirst()
  return row?.id
}

/**
 * Whom to call in an area and in those that it is part of, the nearest first, then the most urgent.
 * Without an area: what holds for a whole nation.
 */
export async function listAreaContacts(database: Database, area?: AreaId): Promise<readonly AreaContact[]> {
  const { rows } = await sql<ContactRow>`
    with recursive around as (
      select id, part_of, 0 as far from network.area where id = ${area ?? null}::uuid or (${area ?? null}::uuid is null and level = 'nation')
      union all
      -- A circle of areas would go on for ever: no area is part of more than ten others.
      select a.id, a.part_of, around.far + 1 from network.area a join around on around.part_of = a.id where around.far < 10
    )
    select c.* from network.area_contact c join around on around.id = c.area_id
    order by around.far, array_position(${[...CONTACT_KINDS]}::text[], c.kind), c.name, c.id`.execute(tables(database))
  return rows.map(contactOf)
}

/** How many contacts each area has of its own; areas with none are not in it. */
export async function countContacts(database: Database): Promise<ReadonlyMap<AreaId, number>> {
  const rows = await tables(database).selectFrom('network.area_contact').select((eb) => ['area_id', eb.fn.countAll<number>().as('contacts')]).groupBy('area_id').execute()
  return new Map(rows.map((row) => [row.area_id, row.contacts]))
}

/** A contact of this very area. */
export async function findAreaContact(database: Database, area: AreaId, id: ContactId): Promise<AreaContact | undefined> {
  const row = await tables(database).selectFrom('network.area_contact').selectAll().where('area_id', '=', area).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : contactOf(row)
}

type ContactRow = {
  id: ContactId; area_id: AreaId; kind: ContactKind; name: string; what_for: string | null; phone: string | null; email: string | null
  page: string | null; checked_on: Day | null; version: number
}

const contactOf = (row: ContactRow): AreaContact => ({
  id: row.id, area: row.area_id, kind: row.kind, name: row.name, whatFor: row.what_for ?? undefined, phone: row.phone ?? undefined,
  email: row.email ?? undefined, page: row.page ?? undefined, checkedOn: row.checked_on ?? undefined, version: row.version,
})

const rowOf = (contact: ContactDetails) => ({
  kind: contact.kind, name: contact.name, what_for: contact.whatFor ?? null, phone: contact.phone ?? null, email: contact.email ?? null,
  page: contact.page ?? null, checked_on: contact.checkedOn ?? null,
})

export async function insertAreaContact(trx: Transaction, area: AreaId, contact: ContactDetails): Promise<void> {
  await tables(trx).insertInto('network.area_contact').values({ id: newId<'area-contact'>(), area_id: area, ...rowOf(contact) }).execute()
}

/** Changes a contact that is still as it was shown; false where somebody was faster. */
export async function updateAreaContact(trx: Transaction, { id, version }: Readonly<{ id: ContactId; version: number }>, contact: ContactDetails): Promise<boolean> {
  const row = await tables(trx).updateTable('network.area_contact').set({ ...rowOf(contact), version: version + 1 })
    .where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}

export async function deleteAreaContact(trx: Transaction, id: ContactId): Promise<void> {
  await tables(trx).deleteFrom('network.area_contact').where('id', '=', id).execute()
}
