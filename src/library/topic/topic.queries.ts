/** The topics by name, and how much stands in each. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { type EntryId, tables } from '../tables.ts'
import { MOST_COUNTED, type Topic, topicSchema } from './topic.rules.ts'

export type ListedTopic = Readonly<{ id: EntryId; slug: string; content: Topic; count: number }>

/** Published topics from A to Z, after one, each with how many published entries are about it, one more than `MOST_COUNTED` at most. One query. */
export async function listTopics(database: Database, { after, most }: Readonly<{ after?: EntryId | undefined; most: number }>): Promise<readonly ListedTopic[]> {
  const { rows } = await sql<Readonly<{ id: EntryId; slug: string; content: unknown; count: number }>>`
    select t.id, t.slug, t.content, (select count(*)::int from (
      select from library.reference r join library.entry e on e.id = r.entry_id and e.state = 'published'
      where r.to_kind = 'topic' and r.to_slug = t.slug and r.relation = 'topic' limit ${MOST_COUNTED + 1}) found) as count
    from library.entry t where t.kind = 'topic' and t.state = 'published'
      and (${after ?? null}::uuid is null or (lower(t.title), t.id) > (select lower(a.title), a.id from library.entry a where a.id = ${after ?? null}::uuid))
    order by lower(t.title), t.id limit ${most}`.execute(tables(database))
  return rows.map((row) => ({ ...row, content: topicSchema.parse(row.content) }))
}
