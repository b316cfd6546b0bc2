/** The marks that versions of stories have left, and whose stories some marks are of. */
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type StoryId, tables } from '../tables.ts'
import type { Mark } from './marks.ts'

/** Keeps the marks of a version, in place of those that it had. */
export async function keepMarks(trx: Transaction, story: StoryId, number: number, marks: readonly Mark[]): Promise<void> {
  await sql`insert into stories.version_mark (story_id, number, marks) values (${story}, ${number}, ${marks}::bigint[])
    on conflict (story_id, number) do update set marks = excluded.marks`.execute(tables(trx))
}

/** Makes the index of marks anew: PostgreSQL never takes a mark out of it that no story has any more, and a new key for all would leave it twice as large. While no program runs. */
export async function packMarks(database: Database): Promise<void> {
  await sql`reindex index stories.version_mark_marks`.execute(tables(database))
}

/** Whether any story has left a mark: where none has, nothing need be compared. */
export async function isAnythingMarked(database: Database): Promise<boolean> {
  const { rows } = await sql<{ marked: boolean }>`select exists (select 1 from stories.version_mark) as marked`.execute(tables(database))
  return rows[0]?.marked === true
}

/** A story that has some of the marks asked for, and which. */
export type Repeated = Readonly<{ story: StoryId; initiative: InitiativeId; teller: PersonId | undefined; marks: readonly Mark[] }>

/** Stories with any of some marks: as many as there are, since each row of a file may repeat another one. One query, whose cost does not grow with the stories. */
export async function listRepeated(database: Database, marks: readonly Mark[]): Promise<readonly Repeated[]> {
  if (marks.length === 0) return []
  const { rows } = await sql<{ story_id: StoryId; initiative_id: InitiativeId; teller_id: PersonId | null; marks: Mark[] }>`
    select s.id as story_id, s.initiative_id, s.teller_id, f.marks
    from (select story_id, array_agg(distinct mark)::text[] as marks from stories.find_marks(${marks}::bigint[]) group by story_id) f join stories.story s on s.id = f.story_id`.execute(tables(database))
  return rows.map((row) => ({ story: row.story_id, initiative: row.initiative_id, teller: row.teller_id ?? undefined, marks: row.marks }))
}
