/** What the library has already of something that somebody would bring. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { addressOf } from '../link/link.rules.ts'
import { tables } from '../tables.ts'

const MOST = 5

/** Those that lead to the same address, and those that are called the same, whatever the capitals. One query. */
export async function listNear(database: Database, { title, url }: Readonly<{ title: string | undefined; url: string | undefined }>): Promise<readonly Titled[]> {
  const same = url === undefined ? undefined : addressOf(/^[a-z]+:/i.test(url) ? url : `https://${url}`)?.sameAs
  if (title === undefined && same === undefined) return []
  const { rows } = await sql<Titled>`
    select e.kind, e.slug, e.title from library.entry e where e.state = 'published' and (
      e.id in (select k.entry_id from library.entry_link k join library.link l on l.id = k.link_id where l.same_as = ${same ?? null})
      or (length(${title ?? ''}::text) > 2 and platform.plain(e.title) like '%' || platform.plain(${(title ?? '').replace(/[\\%_]/g, '')}) || '%'))
    order by e.published_at desc, e.id desc limit ${MOST}`.execute(tables(database))
  return rows
}
