/** The initiative itself, as it leaves and as it comes in. */
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { insertHost, insertMember } from '../membership/membership.queries.ts'
import { freeSlug, slugOf } from '#platform/slug.ts'
import { type InitiativeId, type PersonId, tables } from '../tables.ts'
import type { Head } from './format.rules.ts'
import { wholeTables } from './tables.ts'

/** What the first line says of it; its area as an id. */
export async function findHead(database: Database, initiative: InitiativeId): Promise<Omit<Head['initiative'], 'area'> & Readonly<{ area: Id<'area'> | null }>> {
  const row = await tables(database).selectFrom('initiative.initiative').selectAll().where('id', '=', initiative).executeTakeFirstOrThrow()
  return {
    id: row.id, slug: row.slug, title: row.title, purpose: row.purpose, openTo: row.open_to, zone: row.zone, startsOn: row.starts_on, endsOn: row.ends_on,
    createdAt: row.created_at.toISOString(), area: row.area_id,
  }
}

/** Whether an initiative has this id here. */
export async function isHere(database: Database, initiative: InitiativeId): Promise<boolean> {
  return (await tables(database).selectFrom('initiative.initiative').select('id').where('id', '=', initiative).executeTakeFirst()) !== undefined
}

/** Begins it here: with an address of its own, and with whoever brings it in to look after it. Gives the name in its address. */
export async function insertHead(trx: Transaction, { initiative, from, madeAt }: Head, by: Readonly<{ id: InitiativeId; area: Id<'area'> | undefined; person: PersonId; at: Date }>): Promise<string> {
  const wanted = slugOf(initiative.slug, 'initiative')
  const alike = await tables(trx).selectFrom('initiative.initiative').select('slug').where('slug', 'like', `${wanted}%`).execute()
  const slug = freeSlug(wanted, new Set(alike.map((row) => row.slug)))
  await tables(trx).insertInto('initiative.initiative').values({
    id: by.id, slug, title: initiative.title, purpose: initiative.purpose, open_to: initiative.openTo, zone: initiative.zone, area_id: by.area ?? null,
    starts_on: initiative.startsOn, ends_on: initiative.endsOn, created_at: new Date(initiative.createdAt),
  }).execute()
  await wholeTables(trx).insertInto('initiative.brought_in').values({ initiative_id: by.id, from_page: from, copied_at: new Date(madeAt), brought_in_by: by.person, at: by.at }).execute()
  await insertMember(trx, by.id, by.person)
  const member = await tables(trx).selectFrom('initiative.member').select('id').where('initiative_id', '=', by.id).where('person_id', '=', by.person).executeTakeFirstOrThrow()
  await insertHost(trx, member.id)
  return slug
}
