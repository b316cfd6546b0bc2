/** What somebody raised, and wrote down beside issues, in their own words: in everything that is held about them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'
import { issueTables } from './tables.ts'

export async function listMyIssues(snapshot: Database, person: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select n.title as initiative, l.what, l.place, l.since, l.raised_at as "raisedAt" from initiative.local_issue l join initiative.initiative n on n.id = l.initiative_id
    where l.raised_by = ${person} order by l.raised_at, l.id`.execute(issueTables(snapshot))
  return rows
}

export async function listMyIssueNotes(snapshot: Database, person: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select n.title as initiative, o.words, o.at, (select coalesce(json_agg(json_build_object('words', b.words, 'until', b.until) order by b.version), '[]') from initiative.issue_note_before b where b.note_id = o.id) as before from initiative.issue_note o join initiative.local_issue l on l.id = o.issue_id join initiative.initiative n on n.id = l.initiative_id
    where o.noted_by = ${person} order by o.at, o.id`.execute(issueTables(snapshot))
  return rows
}
