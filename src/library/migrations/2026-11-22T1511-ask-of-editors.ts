import { type Kysely, sql } from 'kysely'

/** What readers ask of those who keep the library: to take something in, or to put something right. It goes with whoever asked, where they have an account. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table library.request (
    id uuid primary key,
    kind text not null check (kind in ('suggestion', 'problem')),
    entry_id uuid references library.entry (id) on delete cascade,
    problem text,
    title text,
    url text,
    words text,
    person_id uuid references people.person (id) on delete cascade,
    reach text,
    at timestamptz not null,
    answer_by date not null,
    draft_id uuid references library.entry (id) on delete set null,
    answered_at timestamptz,
    answered_by uuid references people.person (id) on delete set null,
    outcome text,
    answer text,
    check ((kind = 'problem') = (entry_id is not null and problem is not null)),
    check (kind = 'problem' or title is not null or url is not null),
    check ((answered_at is null) = (outcome is null))
  )`.execute(db)
  await sql`create index request_open on library.request (answer_by, id) where answered_at is null`.execute(db)
  await sql`create index request_answered on library.request (answered_at desc, id desc) where answered_at is not null`.execute(db)
  await sql`create index request_person on library.request (person_id, at desc, id desc)`.execute(db)
  await sql`create index request_entry on library.request (entry_id)`.execute(db)
  await sql`create index request_draft on library.request (draft_id)`.execute(db)
  await sql`create index request_answered_by on library.request (answered_by)`.execute(db)
}
