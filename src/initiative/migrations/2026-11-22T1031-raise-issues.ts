import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Something that is wrong, as somebody met it. Its words are empty once they were taken back.
  await sql`create table initiative.local_issue (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    what text not null,
    place text,
    since text,
    raised_by uuid references people.person (id) on delete set null,
    version integer not null default 1,
    raised_at timestamptz not null,
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index local_issue_list on initiative.local_issue (initiative_id, raised_at desc, id desc)`.execute(db)
  await sql`create index local_issue_raised_by on initiative.local_issue (raised_by)`.execute(db)

  await sql`create table initiative.issue_taking_back (
    issue_id uuid primary key references initiative.local_issue (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  await sql`create table initiative.issue_hiding (
    issue_id uuid primary key references initiative.local_issue (id) on delete cascade,
    reason text,
    hidden_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index issue_hiding_hidden_by on initiative.issue_hiding (hidden_by)`.execute(db)
  // In an initiative that is open to everybody who has signed in, its hosts may let them raise issues too.
  await sql`create table initiative.issues_opened (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    opened_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index issues_opened_by on initiative.issues_opened (opened_by)`.execute(db)

  // What was heard that an issue rests on: an issue is no item, it leads to one when something is agreed.
  await sql`create table initiative.issue_rests_on (
    initiative_id uuid not null,
    issue_id uuid not null,
    item_id uuid not null,
    primary key (issue_id, item_id),
    foreign key (initiative_id, issue_id) references initiative.local_issue (initiative_id, id) on delete cascade,
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index issue_rests_on_item on initiative.issue_rests_on (item_id, issue_id)`.execute(db)
  await sql`create index issue_rests_on_initiative on initiative.issue_rests_on (initiative_id, item_id)`.execute(db)

  // Who works on it together, and what each has said is their part.
  await sql`create table initiative.issue_partner (
    issue_id uuid not null references initiative.local_issue (id) on delete cascade,
    organisation_id uuid not null references network.organisation (id),
    part text,
    named_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (issue_id, organisation_id)
  )`.execute(db)
  await sql`create index issue_partner_organisation on initiative.issue_partner (organisation_id)`.execute(db)
  await sql`create index issue_partner_named_by on initiative.issue_partner (named_by)`.execute(db)
  await sql`create table initiative.issue_solution (
    issue_id uuid primary key references initiative.local_issue (id) on delete cascade,
    words text not null check (words <> ''),
    version integer not null default 1,
    changed_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index issue_solution_changed_by on initiative.issue_solution (changed_by)`.execute(db)
  // Where the solution was agreed.
  await sql`create table initiative.issue_agreement (
    issue_id uuid not null references initiative.local_issue (id) on delete cascade,
    item_id uuid not null references initiative.decision (item_id) on delete cascade,
    primary key (issue_id, item_id)
  )`.execute(db)
  await sql`create index issue_agreement_item on initiative.issue_agreement (item_id, issue_id)`.execute(db)
  await sql`create table initiative.issue_note (
    id uuid primary key,
    issue_id uuid not null references initiative.local_issue (id) on delete cascade,
    words text not null check (words <> ''),
    noted_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index issue_note_list on initiative.issue_note (issue_id, at desc, id desc)`.execute(db)
  await sql`create index issue_note_noted_by on initiative.issue_note (noted_by)`.execute(db)
}
