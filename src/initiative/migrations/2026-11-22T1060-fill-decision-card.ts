import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // The options that were looked at, each with what speaks for and against it. What was written in one text before becomes one option,
  // of which nobody said whether it was chosen.
  await sql`create table initiative.decision_option (
    item_id uuid not null,
    version integer not null,
    place integer not null check (place >= 1),
    words text not null check (words <> ''),
    speaks_for text,
    speaks_against text,
    chosen boolean,
    primary key (item_id, version, place),
    foreign key (item_id, version) references initiative.decision_version (item_id, version) on delete cascade
  )`.execute(db)
  await sql`insert into initiative.decision_option (item_id, version, place, words) select item_id, version, 1, options from initiative.decision_card`.execute(db)

  // How each method went is its own file's business: facts that name nobody in `how`, people and their words in tables below.
  await sql`alter table initiative.decision_card
    drop column options,
    drop constraint decision_card_method_check,
    add column how jsonb not null default '{}',
    add column amount_pence bigint check (amount_pence >= 0),
    add column budget text,
    add column money_for text,
    add column interests boolean`.execute(db)

  // What somebody raised: an objection, or an interest of their own. Words that were taken back are null; that they were there stays.
  await sql`create table initiative.decision_raised (
    id uuid primary key,
    item_id uuid not null,
    version integer not null,
    place integer not null check (place >= 1),
    kind text not null check (kind in ('objection', 'interest')),
    person_id uuid references people.person (id) on delete set null,
    words text check (words <> ''),
    done text,
    remains boolean,
    unique (item_id, version, kind, place),
    check ((kind = 'objection') = (remains is not null)),
    foreign key (item_id, version) references initiative.decision_version (item_id, version) on delete cascade
  )`.execute(db)
  await sql`create index decision_raised_person on initiative.decision_raised (person_id)`.execute(db)

  // Whom the others let decide.
  await sql`create table initiative.decision_delegate (
    id uuid primary key,
    item_id uuid not null,
    version integer not null,
    person_id uuid references people.person (id) on delete set null,
    unique (item_id, version, person_id),
    foreign key (item_id, version) references initiative.decision_version (item_id, version) on delete cascade
  )`.execute(db)
  await sql`create index decision_delegate_person on initiative.decision_delegate (person_id)`.execute(db)

  // What somebody has typed and not yet recorded: theirs alone, one a group, and gone when they leave it.
  await sql`create table initiative.decision_draft (
    member_id uuid primary key references initiative.member (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    typed jsonb not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index decision_draft_person on initiative.decision_draft (person_id)`.execute(db)
}
