import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // How alike people coded in a long round: worked out once, and kept with what it was worked out from. Without a result it is being worked out.
  await sql`create table stories.round_alike (
    round_id uuid primary key references stories.round (id) on delete cascade,
    asked_at timestamptz not null,
    moved_at timestamptz not null,
    drawn int not null default 0,
    codings text,
    book_number int,
    stories int,
    rounds int,
    seed int,
    made_at timestamptz,
    result jsonb,
    check ((result is null) = (made_at is null))
  )`.execute(db)
}
