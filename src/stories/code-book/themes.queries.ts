/** Codes that became themes of the thread, and what is told of how many stories they rest on. */
import { sql } from 'kysely'
import { type InitiativeId, type ItemId, listStandingFor } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type CodeId, codeBookTables } from './tables.ts'

/** `item`: the theme that stands for it now; undefined where it was undone or put away. `atLeast`: how many stories it rests on at least, where that may be told. */
export type BookTheme = Readonly<{ code: CodeId; item: ItemId | undefined; atLeast: number | undefined }>

const select = (database: Database) =>
  codeBookTables(database).selectFrom('stories.code_theme as t')
    .leftJoin('stories.told_count as n', (on) => on.onRef('n.initiative_id', '=', 't.initiative_id').onRef('n.code_id', '=', 't.code_id')).select(['t.code_id', 't.item_id', 'n.at_least'])

/** The themes that codes became, as they stand now. Two queries. */
export async function listBookThemes(database: Database, initiative: InitiativeId): Promise<readonly BookTheme[]> {
  const rows = await select(database).where('t.initiative_id', '=', initiative).execute()
  const standing = await listStandingFor(database, initiative, rows.map((row) => row.item_id))
  return rows.map((row) => ({ code: row.code_id, item: standing.get(row.item_id), atLeast: row.at_least ?? undefined }))
}

/** What is told of a theme; undefined where it came of no code. The widest of several codes: they may share stories, so they are not added up. */
export async function findToldOfTheme(database: Database, item: ItemId): Promise<Readonly<{ atLeast: number | undefined }> | undefined> {
  const rows = await select(database).where('t.item_id', '=', item).execute()
  if (rows.length === 0) return undefined
  const counts = rows.flatMap((row) => row.at_least ?? [])
  return { atLeast: counts.length === 0 ? undefined : Math.max(...counts) }
}

/** Lets a code be a theme. */
export async function insertCodeThemes(trx: Transaction, initiative: InitiativeId, themes: readonly Readonly<{ code: CodeId; item: ItemId }>[]): Promise<void> {
  await codeBookTables(trx).insertInto('stories.code_theme').values(themes.map(({ code, item }) => ({ initiative_id: initiative, code_id: code, item_id: item })))
    .onConflict((on) => on.columns(['initiative_id', 'code_id']).doUpdateSet({ item_id: sql<ItemId>`excluded.item_id` })).execute()
}
