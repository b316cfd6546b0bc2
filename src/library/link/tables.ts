/** The tables of links. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { EntryId, LibraryTables } from '../tables.ts'
import type { LinkState } from './visit.rules.ts'

export type LinkId = Id<'library-link'>

type LinkTables = {
  'library.link': {
    id: LinkId; url: string; same_as: string; host: string; added_at: Date; state: Generated<LinkState>; since: Date | null; status: number | null; fault: string | null; moved_to: string | null
    etag: string | null; modified: string | null; tries: Generated<number>; visited_at: Date | null; seen_at: Date | null; next_visit: Date
  }
  'library.entry_link': { entry_id: EntryId; link_id: LinkId }
  'library.link_note': { link_id: LinkId; verdict: 'fine' | 'gone'; at: Date }
  'library.site': { host: string; robots: unknown; robots_at: Date | null; rests_until: Date | null }
}

export const linkTables = (database: Database) => database.tables<LinkTables & LibraryTables>()
