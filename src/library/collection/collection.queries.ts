/** Whose collections, and what stands in them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Titled } from '../entry/entry.queries.ts'
import type { PersonId } from '../entry/entry.queries.ts'
import { tables } from '../tables.ts'

/** More nobody chooses from. */
const MOST_MINE = 50

/** What stands in the name of an initiative and is read by everybody, the newest first. One query. */
export const listCollectionsOf = async (database: Database, initiative: string): Promise<readonly Titled[]> =>
  tables(database).selectFrom('library.entry').select(['kind', 'slug', 'title']).where('kind', '=', 'collection').where('state', '=', 'published').where(sql<boolean>`content ->> 'initiative' = ${initiative}`)
    .orderBy('published_at', 'desc').orderBy('id').limit(MOST_MINE).execute()

/** The collections that somebody began, but for those that were taken out, what was changed last first. One query. */
export const listMyCollections = async (database: Database, person: PersonId): Promise<readonly Titled[]> =>
  tables(database).selectFrom('library.entry').select(['kind', 'slug', 'title']).where('made_by', '=', person).where('kind', '=', 'collection').where('state', '<>', 'withdrawn')
    .orderBy('changed_at', 'desc').orderBy('id').limit(MOST_MINE).execute()
