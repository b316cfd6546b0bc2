/** Which works of a file the library has already. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { EntryId } from '../tables.ts'
import { importTables } from './tables.ts'

export type Asked = Readonly<{ key: string; title: string; doi: string | undefined; addresses: readonly string[] }>
export type Alike = Readonly<{ place: number; entry: EntryId; title: string; year: string | null; by: 'before' | 'link' | 'doi' | 'title' }>

/**
 * What is like each of some, by its place in the list. One query; each by its index (`lateral … offset 0`), whatever the planner thinks of a
 * library that grows as it asks: to work out the titles of all entries takes a hundred times as long.
 */
export async function listAlike(database: Database, asked: readonly Asked[]): Promise<readonly Alike[]> {
  const links = asked.flatMap(({ addresses }, place) => addresses.map((same) => ({ place, same })))
  const dois = asked.flatMap(({ doi }, place) => (doi === undefined ? [] : [{ place, doi: doi.toLowerCase() }]))
  const { rows } = await sql<Alike>`
    with titles as materialized (
      select t.number::int - 1 as place, library.main_title(t.title) as main from unnest(${asked.map(({ title }) => title)}::text[]) with ordinality as t (title, number)
    ), found as (
      select k.number::int - 1 as place, r.entry_id, 'before' as by from unnest(${asked.map(({ key }) => key)}::text[]) with ordinality as k (key, number) join library.work_row r on r.key = k.key and r.entry_id is not null
      union all
      select l.place, el.entry_id, 'link' from unnest(${links.map(({ place }) => place)}::int[], ${links.map(({ same }) => same)}::uuid[]) as l (place, same)
        cross join lateral (select el.entry_id from library.link k join library.entry_link el on el.link_id = k.id where k.same_as = l.same offset 0) el
      union all
      select d.place, e.id, 'doi' from unnest(${dois.map(({ place }) => place)}::int[], ${dois.map(({ doi }) => doi)}::text[]) as d (place, doi)
        cross join lateral (select o.id from library.entry o where lower(o.content ->> 'doi') = d.doi and o.content ->> 'doi' is not null offset 0) e
      union all
      select t.place, e.id, 'title' from titles t cross join lateral (select o.id from library.entry o where library.main_title(o.title) = t.main and o.kind = 'resource' and o.state <> 'withdrawn' offset 0) e
    )
    select f.place, e.id as entry, e.title, left(e.content ->> 'published', 4) as year, f.by from found f join library.entry e on e.id = f.entry_id where e.kind = 'resource' and e.state <> 'withdrawn'`.execute(importTables(database))
  return rows
}
