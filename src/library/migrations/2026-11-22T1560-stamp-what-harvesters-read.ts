import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // When other libraries may first have heard of a version. The moment of a change would not do: a change that is written down later than
  // one after it would never be heard of by whoever asked in between.
  await sql`create table library.datestamp (
    entry_id uuid primary key references library.entry (id) on delete cascade,
    version integer not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index datestamp_at on library.datestamp (at, entry_id) include (version)`.execute(db)
  await sql`create unique index datestamp_version on library.datestamp (entry_id, version)`.execute(db)
  // One row: the last moment that any harvester was told. Whoever stamps holds it, so that no stamp is older than what was told before.
  await sql`create table library.harvest (id boolean primary key default true check (id), last timestamptz not null)`.execute(db)
  await sql`insert into library.harvest (last) values ('-infinity')`.execute(db)
  await sql`create index entry_to_stamp on library.entry (id, version) where state in ('published', 'withdrawn')`.execute(db)
  // What is new, whatever its kind.
  await sql`create index entry_newest on library.entry (published_at desc, id desc) where state = 'published'`.execute(db)
}
