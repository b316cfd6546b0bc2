/** Which works of a file the library has already. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { EntryId } from '../tables.ts'
import { importTables } from './tables.ts'

export type Asked = Readonly<{ key: string; title: string; doi: string | undefined; addresses: readonly string[] }>
export type Alike = Readonly<{ place: number; entry: EntryId; title: string; year: string | null; by: 'before' | 'link' | 'doi' | 'title' }>

/** There may be hundreds that are called «Annual report»: some of them are enough to ask. Each is looked up by itself, so that it is done by the index however large the library is. */
const MOST = 20

/** What is like each of some, by its place in the list. One query; all of it by indexes. */
export async function listAlike(database: Database, asked: readonly Asked[]): Promise<readonly Alike[]> {
  const links = asked.flatMap(({ addresses }, place) => addresses.map((same) => ({ place, same })))
  const dois = asked.flatMap(({ doi }, place) => (doi === undefined ? [] : [{ place, doi: doi.toLowerCase() }]))
  const { rows } = await sql<Alike>`
    with found as (
      select k.number::int - 1 as place, r.entry_id, 'before' as by from unnest(${asked.map(({ key }) => key)}::text[]) with ordinality as k (key, number)
        cross join lateral (select w.entry_id from library.work_row w where w.key = k.key and w.entry_id is not null limit ${MOST}) r
      union all
      select l.place, f.entry_id, 'link' from unnest(${links.map(({ place }) => place)}::int[], ${links.map(({ same }) => same)}::uuid[]) as l (place, same)
        cross join lateral (select el.entry_id from library.link k join library.entry_link el on el.link_id = k.id where k.same_as = l.same limit ${MOST}) f
      union all
      select d.place, f.id, 'doi' from unnest(${dois.map(({ place }) => place)}::int[], ${dois.map(({ doi }) => doi)}::text[]) as d (place, doi)
        cross join lateral (select e.id from library.entry e where lower(e.content ->> 'doi') = d.doi and e.content ->> 'doi' is not null limit ${MOST}) f
      union all
      select t.number::int - 1, f.id, 'title' from unnest(${asked.map(({ title }) => title)}::text[]) with ordinality as t (title, number)
        cross join lateral (select e.id from library.entry e where library.main_title(e.title) = library.main_title(t.title) and e.kind = 'resource' and e.state <> 'withdrawn' limit ${MOST}) f
    )
    select f.place, e.id as entry, e.title, left(e.content ->> 'published', 4) as year, f.by from found f join library.entry e on e.id = f.entry_id where e.kind = 'resource' and e.state <> 'withdrawn'`.execute(importTables(database))
  return rows
}
