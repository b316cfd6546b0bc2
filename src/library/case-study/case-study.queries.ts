/** Case studies by their way, kind of service and topic, and the one of an initiative. */
import { sql } from 'kysely'
import type { Way } from '#initiative/index.ts'
import type { ListLibrarySpots } from '#stories/index.ts'
import type { Database } from '#platform/database/database.ts'
import { type EntryId, tables } from '../tables.ts'
import type { State } from '../entry/entry.rules.ts'
import { type CaseStudy, caseStudySchema } from './case-study.rules.ts'

export type Chosen = Readonly<{ way?: Way | undefined; sector?: CaseStudy['sectors'][number] | undefined; topic?: string | undefined }>
export type ListedStudy = Readonly<{ id: EntryId; slug: string; content: CaseStudy }>

/** What is published, the newest first, after one. One query. */
export async function listCaseStudies(database: Database, { way, sector, topic }: Chosen, { after, most }: Readonly<{ after?: EntryId | undefined; most: number }>): Promise<readonly ListedStudy[]> {
  let query = tables(database).selectFrom('library.entry').select(['id', 'slug', 'content']).where('kind', '=', 'case-study').where('state', '=', 'published')
  const wanted = { ...(way === undefined ? {} : { ways: [way] }), ...(sector === undefined ? {} : { sectors: [sector] }), ...(topic === undefined ? {} : { topics: [topic] }) }
  if (Object.keys(wanted).length > 0) query = query.where(sql<boolean>`content @> ${JSON.stringify(wanted)}::jsonb`)
  if (after !== undefined) query = query.where(sql<boolean>`(published_at, id) < (select a.published_at, a.id from library.entry a where a.id = ${after})`)
  return (await query.orderBy('published_at', 'desc').orderBy('id', 'desc').limit(most).execute()).map(({ id, slug, content }) => ({ id, slug, content: caseStudySchema.parse(content) }))
}

/** A list to choose from. */
const MOST_SPOTS = 20

/** The case studies that somebody writes here, as places for words of stories: those that tell something themselves and weren't taken out. One query. */
export const librarySpots: ListLibrarySpots = async (database, person) =>
  (await tables(database).selectFrom('library.entry').select(['id', 'title']).where('made_by', '=', person).where('kind', '=', 'case-study').where('state', '<>', 'withdrawn')
    .where(sql<boolean>`content ->> 'initiative' is null`).orderBy('changed_at', 'desc').orderBy('id').limit(MOST_SPOTS).execute()).map(({ id, title }) => ({ place: 'library', anchor: id, title, day: undefined, readers: 'public' }))

/** The initiatives whose case studies everybody is led to, after one. One query. */
export async function listLedTo(database: Database, { after, most }: Readonly<{ after?: string | undefined; most: number }>): Promise<readonly string[]> {
  const { rows } = await sql<{ initiative: string }>`select content ->> 'initiative' as initiative from library.entry where kind = 'case-study' and state = 'published' and content ->> 'initiative' > ${after ?? ''} order by 1 limit ${most}`.execute(tables(database))
  return rows.map(({ initiative }) => initiative)
}

/** The entry that leads to the case study of an initiative. */
export const findOfInitiative = async (database: Database, initiative: string): Promise<Readonly<{ id: EntryId; slug: string; title: string; state: State; version: number }> | undefined> =>
  tables(database).selectFrom('library.entry').select(['id', 'slug', 'title', 'state', 'version']).where('kind', '=', 'case-study').where(sql<boolean>`content ->> 'initiative' = ${initiative}`).executeTakeFirst()
