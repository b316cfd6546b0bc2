import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Keyed hashes of every eight words in a row, so that a text that repeats a story is seen for what it is. They go with the words.
  await sql`create table stories.version_mark (
    story_id uuid not null,
    number int not null,
    marks bigint[] not null,
    primary key (story_id, number),
    foreign key (story_id, number) references stories.version (story_id, number) on delete cascade
  )`.execute(db)
  await sql`create index version_mark_marks on stories.version_mark using gin (marks)`.execute(db)
}
