/** What the library has already of something that somebody would bring. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Kind } from '../kind.ts'
import { linkTables } from './tables.ts'

/** Why it may be the same, the surest first. */
export const BECAUSE = ['link', 'doi', 'title'] as const
export type There = Readonly<{ kind: Kind; slug: string; title: string; because: (typeof BECAUSE)[number] }>

const MOST = 5
/** How much two titles must have in common: their groups of three letters, of all that either has. */
const NEAR = 0.5

type Sought = Readonly<{ sameAs: readonly string[]; doi: string | undefined; title: string | undefined }>

/** Published entries that lead to the same page, have the same DOI, or are called nearly the same. Two queries; by titles only where the database can. */
export const listThere = async (database: Database, sought: Sought): Promise<readonly There[]> => database.transaction((trx) => listIn(trx, sought))

async function listIn(trx: Transaction, { sameAs, doi, title }: Sought): Promise<readonly There[]> {
  const tables = linkTables(trx)
  // The index looks for what is as near as that; else it would bring whatever has a word in common.
  const { rows: known } = await sql<{ knows: boolean }>`select to_regclass('platform.search_row_title_near') is not null as knows, set_config('pg_trgm.similarity_threshold', ${String(NEAR)}, true)`.execute(tables)
  const byTitle = title === undefined || known[0]?.knows !== true ? sql`` : sql`
      union all (select r.id, 'title', 3, public.similarity(platform.plain(r.title), platform.plain(${title})) from platform.search_row r
        where r.module = 'library' and platform.plain(r.title) operator(public.%) platform.plain(${title}) order by 4 desc limit ${MOST})`
  const { rows } = await sql<There>`
    select e.kind, e.slug, e.title, f.because from (
      select distinct on (a.id) a.id, a.because, a.place, a.near from (
        select el.entry_id as id, 'link' as because, 1 as place, 1::real as near from library.link l join library.entry_link el on el.link_id = l.id where l.same_as = any(${[...sameAs]}::uuid[])
        union all select e.id, 'doi', 2, 1 from library.entry e where lower(e.content ->> 'doi') = ${doi?.toLowerCase() ?? null} and e.content ->> 'doi' is not null
        ${byTitle}
      ) a order by a.id, a.place) f
    join library.entry e on e.id = f.id where e.state = 'published' order by f.place, f.near desc, e.published_at desc, e.id limit ${MOST}`.execute(tables)
  return rows
}
