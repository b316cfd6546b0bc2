import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // By what a quotation on a page for everybody is found: keyed hashes of its words and of two in a row, in the order of their numbers.
  // They go with the quotation, with the words, and in the transaction in which the yes that it names is taken back.
  await sql`create table stories.use_mark (
    use_id uuid primary key references stories.use (id) on delete cascade,
    story_id uuid not null,
    number int not null,
    marks bigint[] not null,
    foreign key (story_id, number) references stories.version (story_id, number) on delete cascade
  )`.execute(db)
  await sql`create index use_mark_marks on stories.use_mark using gin (marks)`.execute(db)
  await sql`create index use_mark_version on stories.use_mark (story_id, number)`.execute(db)
  await sql`create index use_consent on stories.use (consent_id)`.execute(db)
}
