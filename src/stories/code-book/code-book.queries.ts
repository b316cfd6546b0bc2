/** Code books and their versions. */
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Code } from './code-book.rules.ts'
import { codeBookTables } from './tables.ts'

export type Book = Readonly<{ number: number; codes: readonly Code[] }>

/** A group that has agreed on nothing yet. */
const EMPTY: Book = { number: 0, codes: [] }

/** The book: its newest version, or the one of that number. One query. */
export async function findBook(database: Database, initiative: InitiativeId, number?: number): Promise<Book> {
  const rows = await codeBookTables(database).selectFrom('stories.code_book as b')
    .leftJoin('stories.code as k', (on) => on.onRef('k.initiative_id', '=', 'b.initiative_id').onRef('k.number', '=', 'b.number'))
    .select(['b.number', 'k.id', 'k.name', 'k.definition', 'k.example']).where('b.initiative_id', '=', initiative)
    .where('b.number', '=', number ?? ((from) => from.selectFrom('stories.code_book as n').select((max) => max.fn.max('n.number').as('number')).where('n.initiative_id', '=', initiative)))
    .orderBy('k.place').execute()
  const [first] = rows
  if (first === undefined) return EMPTY
  return {
    number: first.number,
    codes: rows.flatMap(({ id, name, definition, example }) => (id === null || name === null || definition === null ? [] : [{ id, name, definition, example: example ?? undefined }])),
  }
}

export type BookVersion = Readonly<{ number: number; by: PersonId | undefined; at: Date; codes: number }>

/** Older ones are still there by their number. */
export const VERSIONS_SHOWN = 50

/** The versions, the newest first. */
export async function listBookVersions(database: Database, initiative: InitiativeId, before?: number): Promise<readonly BookVersion[]> {
  let query = codeBookTables(database).selectFrom('stories.code_book as b').select(['b.number', 'b.made_by', 'b.made_at'])
    .select((from) => from.selectFrom('stories.code as k').select((count) => count.fn.countAll<string>().as('n')).whereRef('k.initiative_id', '=', 'b.initiative_id').whereRef('k.number', '=', 'b.number').as('codes'))
    .where('b.initiative_id', '=', initiative)
  if (before !== undefined) query = query.where('b.number', '<', before)
  const rows = await query.orderBy('b.number', 'desc').limit(VERSIONS_SHOWN + 1).execute()
  return rows.map((row) => ({ number: row.number, by: row.made_by ?? undefined, at: row.made_at, codes: Number(row.codes ?? 0) }))
}

/** Lets one change at a time be made to a book, so that each is decided on what is really there. */
export async function holdBook(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${initiative}, 1460))`.execute(codeBookTables(trx))
}

/** Writes the next version. */
export async function insertBook(trx: Transaction, initiative: InitiativeId, { number, codes }: Book, by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  const db = codeBookTables(trx)
  await db.insertInto('stories.code_book').values({ initiative_id: initiative, number, made_by: by.person, made_at: by.at }).execute()
  if (codes.length === 0) return
  await db.insertInto('stories.code').values(codes.map(({ id, name, definition, example }, place) => ({ initiative_id: initiative, number, id, place, name, definition, example: example ?? null }))).execute()
}
