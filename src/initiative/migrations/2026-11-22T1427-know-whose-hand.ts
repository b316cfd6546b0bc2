import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Answers that are in the numbers that are shown, and were taken back or changed since: by whose hand, until the numbers move.
  await sql`create table initiative.sheet_gone (
    id uuid primary key,
    question_id uuid not null references initiative.sheet_question (id) on delete cascade,
    by_hand uuid references people.person (id) on delete set null
  )`.execute(db)
  await sql`create index sheet_gone_question on initiative.sheet_gone (question_id)`.execute(db)
  await sql`create index sheet_gone_by_hand on initiative.sheet_gone (by_hand)`.execute(db)
  // Those that went before this was noted: nobody knows by whose hand.
  await sql`insert into initiative.sheet_gone (id, question_id)
    select gen_random_uuid(), s.question_id from initiative.sheet_spread s, generate_series(1,
      (select coalesce(sum(n), 0) from unnest(s.people) n) - (select coalesce(sum(n), 0) from unnest(s.brought) n)
      - (select count(*) from initiative.sheet_answer a where a.question_id = s.question_id and a.at <= s.at))`.execute(db)
}
