import { type Kysely, sql } from 'kysely'

// What follows from taking back is done once for all that a statement takes back: whoever takes an import back takes back a hundred thousand.
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create or replace function initiative.mark_gone() returns trigger language plpgsql as $$
  declare initiatives uuid[]; unmarked uuid[];
  begin
    select array_agg(distinct i.initiative_id), array_agg(i.id) filter (where i.gone <> (tg_op = 'INSERT'))
      into initiatives, unmarked from changed c join initiative.thread_item i on i.id = c.item_id;
    perform initiative.hold_themes(initiatives);
    -- Whatever empties many voices has marked them already, with the same stroke.
    if unmarked is not null then
      update initiative.thread_item set gone = (tg_op = 'INSERT') where id = any(unmarked) and gone <> (tg_op = 'INSERT');
    end if;
    return null;
  end $$`.execute(db)

  await sql`drop trigger drop_pictures on initiative.taking_back`.execute(db)
  await sql`create or replace function initiative.drop_pictures_of_item() returns trigger language plpgsql as $$
  begin
    delete from initiative.item_picture p using changed c where p.item_id = c.item_id;
    return null;
  end $$`.execute(db)
  await sql`create trigger drop_pictures after insert on initiative.taking_back referencing new table as changed for each statement execute function initiative.drop_pictures_of_item()`.execute(db)

  await sql`drop trigger blank_case_sentences on initiative.taking_back`.execute(db)
  await sql`create or replace function initiative.blank_case_sentences() returns trigger language plpgsql as $$
  begin
    update initiative.case_sentence s set words = '', version = version + 1 from changed c where s.item_id = c.item_id;
    update initiative.case_edition_sentence s set words = '' from changed c where s.item_id = c.item_id;
    return null;
  end $$`.execute(db)
  await sql`create trigger blank_case_sentences after insert on initiative.taking_back referencing new table as changed for each statement execute function initiative.blank_case_sentences()`.execute(db)
}
