import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What something cost, saved or put at risk. A saving never stands without the question whether a funded service went for it (I-28).
  await sql`create table initiative.cost (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    item_id uuid,
    kind text not null check (kind in ('cost', 'saving', 'risk')),
    words text not null check (words <> ''),
    amount_pence bigint check (amount_pence >= 0),
    period text,
    borne_by text not null check (borne_by <> ''),
    basis text check (basis in ('estimate', 'measured')),
    source text,
    service_changed text check (service_changed <> ''),
    who_decided text check (who_decided <> ''),
    with_whom text check (with_whom <> ''),
    seen_by text not null check (seen_by in ('members', 'site', 'public')),
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    check (kind = 'risk' or amount_pence is not null),
    check (num_nonnulls(amount_pence, basis, source, period) in (0, 4)),
    check (num_nonnulls(service_changed, who_decided, with_whom) = case when kind = 'saving' then 3 else 0 end),
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index cost_list on initiative.cost (initiative_id, at desc, id desc)`.execute(db)
  await sql`create index cost_about on initiative.cost (initiative_id, item_id)`.execute(db)
  await sql`create index cost_recorded_by on initiative.cost (recorded_by)`.execute(db)

  // A figure that was wrong is taken out with a reason, and recorded anew.
  await sql`create table initiative.cost_taking_out (
    cost_id uuid primary key references initiative.cost (id) on delete cascade,
    reason text not null check (reason <> ''),
    taken_out_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index cost_taking_out_by on initiative.cost_taking_out (taken_out_by)`.execute(db)
}
