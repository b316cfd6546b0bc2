import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What somebody said, by initiative and in its order, whatever else they recorded there: neither an item's initiative nor its moment
  // ever changes, so the contribution to a voice can hold them.
  await sql`alter table initiative.contribution add column voice_in uuid, add column voice_at timestamptz`.execute(db)
  await sql`update initiative.contribution c set voice_in = i.initiative_id, voice_at = i.recorded_at
    from initiative.thread_item i where i.id = c.item_id and i.kind = 'voice' and c.person_id is not null`.execute(db)
  await sql`create index contribution_own_voices on initiative.contribution (person_id, voice_in, voice_at, item_id) where voice_in is not null`.execute(db)
  await sql`create function initiative.find_voice_of() returns trigger language plpgsql as $$
  begin
    select initiative_id, recorded_at into new.voice_in, new.voice_at from initiative.thread_item where id = new.item_id and kind = 'voice';
    return new;
  end $$`.execute(db)
  await sql`create trigger find_voice_of before insert or update of person_id on initiative.contribution
    for each row when (new.person_id is not null) execute function initiative.find_voice_of()`.execute(db)
}
