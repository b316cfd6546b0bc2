import { type Kysely, sql } from 'kysely'

const BLANKED = [['journal_entry_taking_back', 'entry_id', 'entries'], ['learning_taking_back', 'note_id', 'notes']] as const

export async function up(db: Kysely<never>): Promise<void> {
  // A sentence can rest on what a group wrote beside its thread: an entry of its journal, a note of what was learned, a line of how it agreed to work.
  for (const name of ['case_sentence', 'case_edition_sentence']) {
    const table = sql.table(`initiative.${name}`)
    await sql`alter table ${table}
      add column entry_id uuid references initiative.journal_entry (id) on delete cascade,
      add column note_id uuid references initiative.learning_note (id) on delete cascade,
      add column line_id uuid references initiative.working_line (id) on delete cascade,
      add check (num_nonnulls(item_id, meeting_id, entry_id, note_id, line_id) <= 1)`.execute(db)
    for (const column of ['entry', 'note', 'line']) {
      await sql`create index ${sql.id(`${name}_${column}`)} on ${table} (${sql.id(`${column}_id`)}) where ${sql.id(`${column}_id`)} is not null`.execute(db)
    }
  }

  // What is taken back leaves no words behind in a sentence that rested on it, in the same transaction.
  for (const [table, column, what] of BLANKED) {
    const blank = sql.id('initiative', `blank_case_sentences_of_${what}`)
    await sql`create function ${blank}() returns trigger language plpgsql as $$
    begin
      update initiative.case_sentence s set words = '', version = version + 1 from changed c where s.${sql.id(column)} = c.${sql.id(column)};
      update initiative.case_edition_sentence s set words = '' from changed c where s.${sql.id(column)} = c.${sql.id(column)};
      return null;
    end $$`.execute(db)
    await sql`create trigger blank_case_sentences after insert on ${sql.table(`initiative.${table}`)} referencing new table as changed for each statement execute function ${blank}()`.execute(db)
  }
  await sql`create function initiative.blank_case_sentences_of_lines() returns trigger language plpgsql as $$
  begin
    update initiative.case_sentence set words = '', version = version + 1 where line_id = new.id;
    update initiative.case_edition_sentence set words = '' where line_id = new.id;
    return null;
  end $$`.execute(db)
  await sql`create trigger blank_case_sentences after update of words on initiative.working_line for each row when (new.words = '') execute function initiative.blank_case_sentences_of_lines()`.execute(db)
}
