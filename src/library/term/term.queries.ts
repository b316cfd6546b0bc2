/** The words that are explained, as lists and pages need them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { tables } from '../tables.ts'
import { term } from './term.rules.ts'

/** A word with the beginning of what it means. */
export type ListedTerm = Readonly<{ slug: string; word: string; definition: string; contested: boolean; shorthand: boolean }>

/** Enough of a definition to take its first sentence from. */
const BEGINNING = 600
/** No glossary that people read has as many. */
export const MOST_TERMS = 2_000

/** All published words with what is said of them in a list; in no order. One query. */
export async function listTerms(database: Database): Promise<readonly ListedTerm[]> {
  const { rows } = await sql<ListedTerm>`
    select slug, title as word, left(content->>'definition', ${BEGINNING}) as definition, content ? 'contested' as contested, content ? 'shorthand' as shorthand
    from library.entry where kind = 'term' and state = 'published' limit ${MOST_TERMS}`.execute(tables(database))
  return rows
}

/** A word as pages look for it. */
export type MarkedTerm = Readonly<{ slug: string; word: string; spellings: readonly string[]; definition: string; contested: boolean }>

/** The words that are marked on pages, and how they are written. One query. */
export async function listMarkedTerms(database: Database): Promise<readonly MarkedTerm[]> {
  const rows = await tables(database).selectFrom('library.entry').select(['slug', 'content']).where('kind', '=', 'term').where('state', '=', 'published').limit(MOST_TERMS).execute()
  return rows.flatMap(({ slug, content }) => {
    const { word, spellings, definition, contested, marked } = term.schema.parse(content)
    return marked ? [{ slug, word, spellings, definition, contested: contested !== undefined }] : []
  })
}
