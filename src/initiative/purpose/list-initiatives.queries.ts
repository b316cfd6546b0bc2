/** The initiatives that somebody may see. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import { type Audience, type InitiativeId, type PersonId, tables } from '../tables.ts'

export type Listed = Readonly<{ id: InitiativeId; slug: string; title: string; purpose: string; area: Id<'area'> | undefined; mine: boolean; example: boolean }>
type Which = Readonly<{
  /** The audiences that this visitor belongs to without taking part. */
  sees: readonly Audience[]
  person: PersonId | undefined
  /** All that they may see, what they take part in, or the rest. */
  which: 'all' | 'mine' | 'others'
  area?: Id<'area'> | undefined
  /** The last one of the page before. */
  after?: InitiativeId | undefined
  most: number
}>

/** Initiatives, the newest first, `most` at a time. One query. */
export async function listInitiatives(database: Database, { sees, person, which, area, after, most }: Which): Promise<readonly Listed[]> {
  let query = tables(database).selectFrom('initiative.initiative as i')
    .leftJoin('initiative.member as m', (join) => join.onRef('m.initiative_id', '=', 'i.id').on('m.person_id', '=', person ?? null))
    .leftJoin('initiative.example as e', 'e.initiative_id', 'i.id')
    .select(['i.id', 'i.slug', 'i.title', 'i.purpose', 'i.area_id', 'm.id as member_id', 'e.initiative_id as example'])
  if (which === 'mine') query = query.where('m.id', 'is not', null)
  if (which === 'others') query = query.where('m.id', 'is', null).where('i.open_to', 'in', sees)
  if (which === 'all') query = query.where((is) => is.or([is('m.id', 'is not', null), is('i.open_to', 'in', sees)]))
  if (area !== undefined) query = query.where('i.area_id', '=', area)
  if (after !== undefined) query = query.where(sql<boolean>`(i.created_at, i.id) < (select l.created_at, l.id from initiative.initiative l where l.id = ${after})`)
  const rows = await query.orderBy('i.created_at', 'desc').orderBy('i.id', 'desc').limit(most).execute()
  return rows.map((row) => ({
    id: row.id, slug: row.slug, title: row.title, purpose: row.purpose, area: row.area_id ?? undefined, mine: row.member_id !== null, example: row.example !== null,
  }))
}
