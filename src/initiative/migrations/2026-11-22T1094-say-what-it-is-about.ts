import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // An item, a meeting or an entry of the journal that an entry, something done for a step, or a planned step is about.
  await sql`create table initiative.about (
    id uuid primary key,
    initiative_id uuid not null,
    of_entry uuid,
    of_done uuid,
    of_planned uuid,
    item_id uuid,
    meeting_id uuid references initiative.meeting (id) on delete cascade,
    entry_id uuid,
    check (num_nonnulls(of_entry, of_done, of_planned) = 1),
    check (num_nonnulls(item_id, meeting_id, entry_id) = 1),
    foreign key (initiative_id, of_entry) references initiative.journal_entry (initiative_id, id) on delete cascade,
    foreign key (initiative_id, of_done) references initiative.five_step_done (initiative_id, id) on delete cascade,
    foreign key (initiative_id, of_planned) references initiative.planned_step (initiative_id, id) on delete cascade,
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade,
    foreign key (initiative_id, entry_id) references initiative.journal_entry (initiative_id, id) on delete cascade
  )`.execute(db)
  for (const column of ['of_entry', 'of_done', 'of_planned', 'item_id', 'entry_id']) await sql`create index ${sql.raw(`about_${column}`)} on initiative.about (initiative_id, ${sql.ref(column)})`.execute(db)
  await sql`create index about_meeting on initiative.about (meeting_id)`.execute(db)
}
