/** What was fed to the index, and what may be found: for tests that hold the one to the other. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Audience, InitiativeId } from '../tables.ts'
import { tables } from '../tables.ts'

export type Fed = Readonly<{ kind: string; id: string; audience: Audience; path: string; title: string; about: string; text: string; open_until: Date | null }>

const columns = sql.raw('kind, id, audience, path, title, about, text, at, open_until')

/** The rows of the index. */
export const listFed = async (database: Database): Promise<readonly Fed[]> =>
  (await sql<Fed>`select ${columns} from platform.search_row where module = 'initiative' order by kind, id`.execute(tables(database))).rows

/** What they would be if they were made now. */
export const listToBeFed = async (database: Database): Promise<readonly Fed[]> =>
  (await sql<Fed>`select ${columns} from initiative.searchable order by kind, id`.execute(tables(database))).rows

/** Opens an initiative to more or fewer. */
export async function openTo(database: Database, initiative: InitiativeId, audience: Audience): Promise<void> {
  await tables(database).updateTable('initiative.initiative').set({ open_to: audience }).where('id', '=', initiative).execute()
}

/** Gives it another title and address. */
export async function rename(database: Database, initiative: InitiativeId, title: string, slug: string): Promise<void> {
  await tables(database).updateTable('initiative.initiative').set({ title, slug }).where('id', '=', initiative).execute()
}

/** Empties the index behind the back of everything that feeds it. */
export async function emptyIndex(database: Database): Promise<void> {
  await sql`delete from platform.search_row`.execute(tables(database))
}

/** An initiative for each number, as many write them: for figures, and for more than one page. */
export async function insertMany(database: Database, many: number, words: string): Promise<void> {
  await sql`insert into initiative.initiative (id, slug, title, purpose, open_to, created_at)
    select gen_random_uuid(), 'many-' || n, ${words} || ' ' || n, 'One of many about ' || ${words}, 'public', timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, ${many}::int) n`.execute(tables(database))
}
