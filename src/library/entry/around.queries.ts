/** What an entry points at and what points at it, in one query: all that its page leads to in the library. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Kind } from '../kind.ts'
import { type EntryId, tables } from '../tables.ts'
import type { Titled } from './entry.queries.ts'

export type Around = Readonly<{
  /** What it points at, in its order. */
  at: (relation: string) => readonly Titled[]
  /** What points at it, the newest first. */
  from: (relation: string) => readonly Titled[]
}>

type Row = Titled & Readonly<{ back: boolean; relation: string; place: number }>

/**
 * As far as everybody reads them.
 * @param back the relations that are followed back, each with the most of them that a page shows
 */
export async function listAround(database: Database, { id, kind, slug }: Readonly<{ id: EntryId; kind: Kind; slug: string }>, back: Readonly<Record<string, number>>): Promise<Around> {
  const { rows } = await sql<Row>`
    select false as back, r.relation, r.place::int, e.kind, e.slug, e.title from library.reference r join library.entry e on e.kind = r.to_kind and e.slug = r.to_slug
      where r.entry_id = ${id} and e.state = 'published'
    union all
    select true, b.relation, f.place::int, f.kind, f.slug, f.title from unnest(${Object.keys(back)}::text[], ${Object.values(back)}::int[]) as b (relation, most) cross join lateral (
      select e.kind, e.slug, e.title, row_number() over (order by e.published_at desc, e.id desc) as place from library.reference r join library.entry e on e.id = r.entry_id
      where r.to_kind = ${kind} and r.to_slug = ${slug} and r.relation = b.relation and e.state = 'published' order by e.published_at desc, e.id desc limit b.most) f
    order by back, relation, place`.execute(tables(database))
  const those = (goesBack: boolean) => (relation: string): readonly Titled[] => rows.filter((row) => row.back === goesBack && row.relation === relation)
  return { at: those(false), from: those(true) }
}

/** When what was taken out was taken out, and what takes its place, as far as that is known and read by everybody. One query. */
export async function findGone(database: Database, id: EntryId): Promise<Readonly<{ at: Date | undefined; newer: Titled | undefined }>> {
  const { rows: [row] } = await sql<Readonly<{ at: Date | null; kind: Kind | null; slug: string | null; title: string | null }>>`
    select (select min(v.at) from library.entry_version v where v.entry_id = ${id} and v.version > coalesce((select max(w.version) from library.entry_version w where w.entry_id = ${id} and w.state <> 'withdrawn'), 0)) as at, n.kind, n.slug, n.title
    from (values (1)) one left join lateral (select e.kind, e.slug, e.title from library.reference r join library.entry e on e.kind = r.to_kind and e.slug = r.to_slug
      where r.entry_id = ${id} and r.relation = 'superseded-by' and e.state = 'published' limit 1) n on true`.execute(tables(database))
  const newer = row === undefined || row.kind === null || row.slug === null || row.title === null ? undefined : { kind: row.kind, slug: row.slug, title: row.title }
  return { at: row?.at ?? undefined, newer }
}
