import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Made up for the worked example: nobody can sign in as them, and they go with it.
  await sql`create table people.example_person (
    person_id uuid primary key references people.person (id) on delete cascade
  )`.execute(db)
}
