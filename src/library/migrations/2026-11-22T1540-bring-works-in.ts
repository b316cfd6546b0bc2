import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A file of works that an editor sent, and how far somebody is with it. Its bytes wait in parts until they came in or nobody came back for them.
  await sql`create table library.work_file (
    id uuid primary key,
    person_id uuid references people.person (id) on delete set null,
    file_name text not null,
    format text check (format in ('bibtex', 'ris', 'csl-json', 'csv')),
    headings jsonb not null default '[]',
    columns jsonb not null default '{}',
    entries integer not null default 0,
    state text not null default 'arriving' check (state in ('arriving', 'checking', 'checked', 'waiting', 'running', 'stopping', 'stopped', 'refused', 'nothing-new', 'done')),
    choices jsonb not null default '{}',
    read integer not null default 0,
    fresh integer not null default 0,
    there integer not null default 0,
    refused integer not null default 0,
    at timestamptz not null,
    moved_at timestamptz not null
  )`.execute(db)
  await sql`create index work_file_at on library.work_file (at desc, id desc)`.execute(db)
  await sql`create index work_file_person on library.work_file (person_id)`.execute(db)
  await sql`create table library.work_file_part (
    file_id uuid not null references library.work_file (id) on delete cascade,
    place integer not null,
    bytes bytea not null,
    primary key (file_id, place)
  )`.execute(db)
  // What became, or would become, of each entry. «there»: it is in the library already, by the same address, the same DOI, nearly the same title, or because it came in before.
  await sql`create table library.work_row (
    file_id uuid not null references library.work_file (id) on delete cascade,
    line integer not null,
    place integer not null,
    verdict text not null check (verdict in ('fresh', 'link', 'doi', 'title', 'before', 'twice', 'refused')),
    code text,
    title text not null,
    key text,
    like_id uuid references library.entry (id) on delete set null,
    entry_id uuid references library.entry (id) on delete set null,
    primary key (file_id, place)
  )`.execute(db)
  await sql`create index work_row_key on library.work_row (key) where entry_id is not null`.execute(db)
  await sql`create index work_row_verdict on library.work_row (file_id, verdict, place)`.execute(db)
  await sql`create index work_row_entry on library.work_row (entry_id)`.execute(db)
  await sql`create index work_row_like on library.work_row (like_id)`.execute(db)
  // A title without its marks, capitals and subtitle: what two people who typed the same work have in common.
  await sql`create function library.main_title(text) returns text language sql immutable strict parallel safe
    return regexp_replace(platform.plain(split_part($1, ':', 1)), '[^[:alnum:]]+', '', 'g')`.execute(db)
  await sql`create index entry_main_title on library.entry (library.main_title(title)) where kind = 'resource' and state <> 'withdrawn'`.execute(db)
}
