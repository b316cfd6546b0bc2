import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create schema people`.execute(db)
  // One kind of person: nobody is typed «user» or «staff» here. What they are here as is said in an initiative.
  await sql`create table people.person (
    id uuid primary key,
    called text not null check (called <> '' and length(called) <= 100),
    joined_at timestamptz not null default now()
  )`.execute(db)
  // Who looks after the installation. It opens no stories and no way to be somebody else.
  await sql`create table people.administrator (
    person_id uuid primary key references people.person (id) on delete cascade,
    since timestamptz not null default now()
  )`.execute(db)
}
