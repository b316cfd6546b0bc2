import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a group looks for in stories. Each change makes a version that holds the whole book, so that a round of coding keeps the one it began with.
  await sql`create table stories.code_book (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    number int not null check (number > 0),
    made_by uuid references people.person (id) on delete set null,
    made_at timestamptz not null,
    primary key (initiative_id, number)
  )`.execute(db)
  await sql`create index code_book_made_by on stories.code_book (made_by)`.execute(db)
  // A code keeps its id from version to version. Its example is the group's own: never words of a story.
  await sql`create table stories.code (
    initiative_id uuid not null,
    number int not null,
    id uuid not null,
    place int not null,
    name text not null,
    definition text not null,
    example text,
    primary key (initiative_id, number, id),
    foreign key (initiative_id, number) references stories.code_book (initiative_id, number) on delete cascade
  )`.execute(db)
}
