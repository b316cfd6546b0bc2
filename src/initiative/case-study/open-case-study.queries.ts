/** Which initiatives' case studies everybody reads now: for pages elsewhere that lead to them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId } from '../tables.ts'
import { caseStudyTables } from './tables.ts'

export type OpenCaseStudy = Readonly<{ initiative: InitiativeId; slug: string; title: string; publishedAt: Date }>

/** Of these initiatives, those that are public, still to be read, and have a case study on their page. One query, or none for none. */
export async function listOpenCaseStudies(database: Database, initiatives: readonly InitiativeId[], now: Date): Promise<readonly OpenCaseStudy[]> {
  if (initiatives.length === 0) return []
  const { rows } = await sql<{ id: InitiativeId; slug: string; title: string; published_at: Date }>`
    select i.id, i.slug, i.title, e.published_at from initiative.initiative i left join initiative.closing z on z.initiative_id = i.id
    cross join lateral (
      select c.published_at from initiative.case_edition c where c.initiative_id = i.id and c.published_at is not null and c.withdrawn_at is null order by c.number desc limit 1
    ) e
    where i.id = any(${[...new Set(initiatives)]}::uuid[]) and i.open_to = 'public'
      and (z.readable_until is null or z.readable_until >= (${now}::timestamptz at time zone i.zone)::date)`.execute(caseStudyTables(database))
  return rows.map((row) => ({ initiative: row.id, slug: row.slug, title: row.title, publishedAt: row.published_at }))
}
