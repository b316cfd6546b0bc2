/** What an entry said at each time, and who changed it. */
import type { Database } from '#platform/database/database.ts'
import type { EntryKind, Kind } from '../kind.ts'
import { type EntryId, tables } from '../tables.ts'
import type { PersonId } from './entry.queries.ts'
import type { State } from './entry.rules.ts'

export type EntryVersion<Content> = Readonly<{ version: number; state: State; title: string; content: Content; note: string | undefined; changedBy: PersonId | undefined; at: Date }>

/** The newest first; from below that one on. */
export async function listVersions<Content>(database: Database, { schema }: EntryKind<Kind, Content>, id: EntryId, { below, most }: Readonly<{ below?: number | undefined; most: number }>): Promise<readonly EntryVersion<Content>[]> {
  let query = tables(database).selectFrom('library.entry_version').selectAll().where('entry_id', '=', id)
  if (below !== undefined) query = query.where('version', '<', below)
  const rows = await query.orderBy('version', 'desc').limit(most).execute()
  return rows.map((row) => ({ version: row.version, state: row.state, title: row.title, content: schema.parse(row.content), note: row.note ?? undefined, changedBy: row.changed_by ?? undefined, at: row.at }))
}
