import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // The ledger: what a teller agreed to, one version, purpose, audience and channel a row. It outlasts the story and whoever told it,
  // so it holds ids that lead nowhere once they are erased, and no names.
  await sql`create table stories.consent (
    id uuid primary key,
    story_id uuid not null,
    number int not null,
    person_id uuid not null,
    purpose text not null check (purpose in ('initiative', 'coding', 'report', 'public-site', 'training')),
    audience text not null check (audience in ('members', 'site', 'public')),
    channel text not null check (channel in ('page', 'paper', 'aloud')),
    attribution text not null check (attribution in ('name', 'first-name', 'chosen-name', 'none')),
    given_how text not null check (given_how in ('written', 'spoken', 'child-and-guardian')),
    given_at timestamptz not null,
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    check (given_at <= begins_at and begins_at < ends_at),
    -- Two years, and the rest of the last day.
    check (ends_at - given_at <= interval '732 days')
  )`.execute(db)
  await sql`create index consent_of_story on stories.consent (story_id, given_at, id)`.execute(db)
  await sql`create table stories.consent_end (
    consent_id uuid primary key,
    story_id uuid not null,
    ended_by text not null check (ended_by in ('teller', 'supporter', 'erasure')),
    person_id uuid,
    at timestamptz not null
  )`.execute(db)
  await sql`create index consent_end_of_story on stories.consent_end (story_id)`.execute(db)
  // That part of the ledger was erased after all: which, why, when, and in which transaction, which is what allows it.
  await sql`create table stories.ledger_erasure (
    id uuid primary key default gen_random_uuid(),
    story_id uuid not null,
    reason text not null check (reason <> ''),
    within xid8 not null default pg_current_xact_id(),
    at timestamptz not null default now()
  )`.execute(db)

  // Names that agreements need beside them. They go when the agreement ends, with the story, or when somebody asks.
  await sql`create table stories.consent_name (
    consent_id uuid primary key,
    story_id uuid not null references stories.story (id) on delete cascade,
    shown_as text check (shown_as <> ''),
    witness text check (witness <> ''),
    guardian text check (guardian <> ''),
    adult text check (adult <> '')
  )`.execute(db)
  await sql`create index consent_name_story on stories.consent_name (story_id)`.execute(db)

  await sql`create function stories.refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and exists (select 1 from stories.ledger_erasure e where e.story_id = old.story_id and e.within = pg_current_xact_id()) then return old; end if;
      raise exception 'the ledger of consents is only added to';
    end $$`.execute(db)
  await sql`create function stories.refuse_always() returns trigger language plpgsql as $$
    begin raise exception 'the ledger of consents is only added to'; end $$`.execute(db)
  for (const table of ['consent', 'consent_end']) {
    await sql`create trigger only_added_to before update or delete on ${sql.table(`stories.${table}`)} for each row execute function stories.refuse_change()`.execute(db)
    await sql`create trigger never_emptied before truncate on ${sql.table(`stories.${table}`)} for each statement execute function stories.refuse_always()`.execute(db)
  }
  await sql`create trigger only_added_to before update or delete on stories.ledger_erasure for each row execute function stories.refuse_always()`.execute(db)
  await sql`create trigger never_emptied before truncate on stories.ledger_erasure for each statement execute function stories.refuse_always()`.execute(db)

  // The only way to erase from the ledger; it writes down that it was done.
  await sql`create function stories.erase_from_ledger(story uuid, why text) returns void language plpgsql as $$
    begin
      insert into stories.ledger_erasure (story_id, reason) values (story, why);
      delete from stories.consent_end where story_id = story;
      delete from stories.consent where story_id = story;
    end $$`.execute(db)
}
