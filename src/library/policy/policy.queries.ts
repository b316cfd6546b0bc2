/** The map of laws and policies, by name. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { type EntryId, tables } from '../tables.ts'
import { type Policy, policy } from './policy.rules.ts'

export type ListedPolicy = Readonly<{ id: EntryId; slug: string; content: Policy }>

/** What is published, from A to Z, after one. One query. */
export async function listPolicies(database: Database, { after, most }: Readonly<{ after?: EntryId | undefined; most: number }>): Promise<readonly ListedPolicy[]> {
  let query = tables(database).selectFrom('library.entry as e').select(['e.id', 'e.slug', 'e.content']).where('e.kind', '=', 'policy').where('e.state', '=', 'published')
  if (after !== undefined) query = query.where(sql<boolean>`(lower(e.title), e.id) > (select lower(a.title), a.id from library.entry a where a.id = ${after})`)
  return (await query.orderBy(sql`lower(e.title)`).orderBy('e.id').limit(most).execute()).map(({ id, slug, content }) => ({ id, slug, content: policy.schema.parse(content) }))
}
