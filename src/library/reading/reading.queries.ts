/** What groups read: their lists, and who used an entry. */
import { sql } from 'kysely'
import type { Audience, InitiativeId, PersonId } from '#initiative/index.ts'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Titled } from '../entry/entry.queries.ts'
import type { Kind } from '../kind.ts'
import type { EntryId } from '../tables.ts'
import type { Suggestion } from './useful.rules.ts'
import { type ReadingId, readingTables } from './tables.ts'

/** Something on a group's list, with what the group says of it; the entry as everybody reads it, and what takes its place. */
export type Reading = Readonly<{ id: ReadingId; entry: EntryId; kind: Kind; slug: string; title: string; newer: Titled | undefined; said: string; seenBy: Audience; addedBy: PersonId | undefined; version: number; at: Date }>

const list = (database: Database) => readingTables(database).selectFrom('library.reading as r').innerJoin('library.entry as e', 'e.id', 'r.entry_id')
  .leftJoin('library.entry as n', (on) => on.on('e.kind', '=', 'resource').on('n.kind', '=', 'resource').on('n.state', '=', 'published').on('n.slug', '=', sql<string>`e.content ->> 'supersededBy'`))
  .select(['r.id', 'r.entry_id', 'e.kind', 'e.slug', 'e.title', 'r.said', 'r.seen_by', 'r.added_by', 'r.version', 'r.at', 'r.initiative_id', 'n.kind as newer_kind', 'n.slug as newer_slug', 'n.title as newer_title']).where('e.state', '=', 'published')
type Row = Awaited<ReturnType<ReturnType<typeof list>['executeTakeFirstOrThrow']>>
const newerOf = ({ newer_kind: kind, newer_slug: slug, newer_title: title }: Row): Titled | undefined => (kind === null || slug === null || title === null ? undefined : { kind, slug, title })
const readingOf = (row: Row): Reading => ({ id: row.id, entry: row.entry_id, kind: row.kind, slug: row.slug, title: row.title, newer: newerOf(row), said: row.said, seenBy: row.seen_by, addedBy: row.added_by ?? undefined, version: row.version, at: row.at })

/** A group's list as far as somebody sees it, the newest first, after the one of that id. One query. */
export async function listReading(database: Database, initiative: InitiativeId, sees: readonly Audience[], { after, most }: Readonly<{ after: ReadingId | undefined; most: number }>): Promise<readonly Reading[]> {
  let query = list(database).where('r.initiative_id', '=', initiative).where('r.seen_by', 'in', [...sees])
  if (after !== undefined) query = query.where(sql<boolean>`(r.at, r.id) < (select a.at, a.id from library.reading a where a.id = ${after})`)
  return (await query.orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(most).execute()).map(readingOf)
}

/** One of a group's list that somebody sees. */
export async function findReading(database: Database, initiative: InitiativeId, sees: readonly Audience[], id: ReadingId): Promise<Reading | undefined> {
  const row = await list(database).where('r.initiative_id', '=', initiative).where('r.seen_by', 'in', [...sees]).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : readingOf(row)
}

/** Which groups say to everybody that they use an entry, the newest first; whether everybody may read the group itself is asked of initiatives. */
export async function listUsedBy(database: Database, entry: EntryId, most: number): Promise<readonly Readonly<{ initiative: InitiativeId; said: string; at: Date }>[]> {
  const rows = await readingTables(database).selectFrom('library.reading').select(['initiative_id', 'said', 'at']).where('entry_id', '=', entry).where('seen_by', '=', 'public')
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute()
  return rows.map((row) => ({ initiative: row.initiative_id, said: row.said, at: row.at }))
}

export type NewReading = Readonly<{ initiative: InitiativeId; entry: EntryId; said: string; seenBy: Audience; by: PersonId; at: Date }>

/** Puts an entry on a group's list; false where it stands there already. */
export async function insertReading(trx: Transaction, { initiative, entry, said, seenBy, by, at }: NewReading): Promise<boolean> {
  const row = await readingTables(trx).insertInto('library.reading').values({ id: newId<'reading'>(), initiative_id: initiative, entry_id: entry, said, seen_by: seenBy, added_by: by, at })
    .onConflict((on) => on.columns(['initiative_id', 'entry_id']).doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Changes what a group says of it, if it is still as it was shown. */
export async function updateReading(trx: Transaction, { id, version }: Pick<Reading, 'id' | 'version'>, { said, seenBy }: Readonly<{ said: string; seenBy: Audience }>): Promise<boolean> {
  const row = await readingTables(trx).updateTable('library.reading').set({ said, seen_by: seenBy, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'reading-changed', ids: { reading: id } })
  return row !== undefined
}

/** Only those who take part read it, whoever did before. */
export async function narrowReading(trx: Transaction, id: ReadingId): Promise<void> {
  await readingTables(trx).updateTable('library.reading').set(({ eb }) => ({ seen_by: 'members', version: eb('version', '+', 1) })).where('id', '=', id).where('seen_by', '<>', 'members').execute()
}

export async function deleteReading(trx: Transaction, id: ReadingId): Promise<void> {
  await readingTables(trx).deleteFrom('library.reading').where('id', '=', id).execute()
  await record(trx, { kind: 'reading-taken-off', ids: { reading: id } })
}

/** What somebody who is erased said of readings goes with them, where they wish it; that the group reads it stays. */
export async function blankReadingsOf(trx: Transaction, person: PersonId): Promise<void> {
  await sql`update library.reading set said = '', version = version + 1 where added_by = ${person} and said <> ''`.execute(readingTables(trx))
}

/** A resource that helps with something. */
export type Useful = Readonly<{ place: number; slug: string; title: string; annotation: string }>

/** As many for each as one may look through. */
const EACH = 3

/** What the library holds for each suggestion and is not on the group's list yet, the newest first. One query, or none. */
export async function listUseful(database: Database, initiative: InitiativeId, suggestions: readonly Suggestion[]): Promise<readonly Useful[]> {
  if (suggestions.length === 0) return []
  const each = suggestions.map(({ helps }, place) => sql`(select ${sql.lit(place)} as place, e.slug, e.title, e.content ->> 'annotation' as annotation from library.entry e
    where e.kind = 'resource' and e.state = 'published' and (e.content -> ${sql.lit(helps.field)}) @> ${JSON.stringify([helps.value])}::jsonb
      and not exists (select from library.reading r where r.initiative_id = ${initiative} and r.entry_id = e.id)
    order by e.content ->> 'published' desc nulls last, e.id limit ${sql.lit(EACH)})`)
  const { rows } = await sql<Useful>`select * from (${sql.join(each, sql` union all `)}) found order by place`.execute(readingTables(database))
  return rows
}
