import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What groups learned is read across initiatives, too, on pages that are kept.
  await sql`create index learning_note_open on initiative.learning_note (at desc, id desc) where seen_by = 'public'`.execute(db)
  for (const table of ['learning_note', 'learning_taking_back', 'learning_hiding']) {
    await sql`create trigger ${sql.id(`${table}_changed`)} after insert or update or delete on initiative.${sql.id(table)} for each statement execute function platform.note_page_change('learning')`.execute(db)
  }
}
