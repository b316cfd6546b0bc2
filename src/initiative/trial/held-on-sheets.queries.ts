/** What somebody answered on the sheets of tests, for themselves: in everything that is held about them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'
import { trialTables } from './tables.ts'

export async function listMySheets(snapshot: Database, person: PersonId): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select n.title as initiative, i.words as about, q.words as question, a.choice + 1 as choice, a.words, a.at
    from initiative.sheet f join initiative.sheet_answer a on a.sheet_id = f.id join initiative.sheet_question q on q.id = a.question_id
    join initiative.thread_item i on i.id = f.item_id join initiative.initiative n on n.id = i.initiative_id
    where f.person_id = ${person} order by f.at, f.id, q.place`.execute(trialTables(snapshot))
  return rows
}
