import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Another program that is told what happens here, by ids only. The secret by which it knows us is made from the nonce and stands nowhere.
  await sql`create table initiative.webhook (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    address text not null,
    nonce text not null,
    secret_made_at timestamptz not null,
    made_by uuid references people.person (id) on delete set null,
    made_at timestamptz not null,
    -- Tries in a row that failed.
    failures integer not null default 0
  )`.execute(db)
  await sql`create index webhook_initiative on initiative.webhook (initiative_id, made_at)`.execute(db)
  await sql`create index webhook_made_by on initiative.webhook (made_by)`.execute(db)
  // It is told nothing for now: by a host, or because it could not be reached.
  await sql`create table initiative.webhook_stop (
    webhook_id uuid primary key references initiative.webhook (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  // What it is told: queued with whatever happened, sent after it, tried again for about a day.
  await sql`create table initiative.webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references initiative.webhook (id) on delete cascade,
    event text not null,
    about text not null check (about in ('item', 'question', 'nothing')),
    about_id uuid,
    at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    tries integer not null default 0,
    last_try_at timestamptz,
    status integer,
    fault text,
    told_at timestamptz,
    given_up_at timestamptz,
    check ((about = 'nothing') = (about_id is null))
  )`.execute(db)
  await sql`create index webhook_delivery_log on initiative.webhook_delivery (webhook_id, at desc, id desc)`.execute(db)
  await sql`create index webhook_delivery_due on initiative.webhook_delivery (due_at) where told_at is null and given_up_at is null`.execute(db)
  await sql`create index webhook_delivery_at on initiative.webhook_delivery (at)`.execute(db)
}
