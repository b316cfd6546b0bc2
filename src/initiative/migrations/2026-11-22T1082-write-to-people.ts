import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // How often somebody wants letters about an initiative, or (without one) about all the others.
  await sql`create table initiative.mail_choice (
    person_id uuid not null references people.person (id) on delete cascade,
    initiative_id uuid references initiative.initiative (id) on delete cascade,
    choice text not null check (choice in ('now', 'daily', 'weekly', 'never')),
    unique nulls not distinct (person_id, initiative_id)
  )`.execute(db)
  await sql`create index mail_choice_initiative on initiative.mail_choice (initiative_id)`.execute(db)

  // Until when somebody has been told what happened. Who takes part already hears of nothing older than this table.
  await sql`create table initiative.mail_told (
    person_id uuid not null references people.person (id) on delete cascade,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    until timestamptz not null,
    primary key (person_id, initiative_id)
  )`.execute(db)
  await sql`create index mail_told_initiative on initiative.mail_told (initiative_id)`.execute(db)
  await sql`insert into initiative.mail_told (person_id, initiative_id, until) select m.person_id, m.initiative_id, now() from initiative.member m`.execute(db)

  // What a token in a letter lets whoever has it do, and nothing else: stop these letters, or answer one question.
  await sql`create table initiative.mail_token (
    token_hash text primary key,
    use text not null check (use in ('stop', 'answer')),
    person_id uuid not null references people.person (id) on delete cascade,
    initiative_id uuid references initiative.initiative (id) on delete cascade,
    question_id uuid references initiative.question (id) on delete cascade
  )`.execute(db)
  await sql`create index mail_token_person on initiative.mail_token (person_id)`.execute(db)
  await sql`create index mail_token_initiative on initiative.mail_token (initiative_id)`.execute(db)
  await sql`create index mail_token_question on initiative.mail_token (question_id)`.execute(db)

  // What somebody says can reach us by e-mail.
  await sql`alter table initiative.contribution drop constraint contribution_channel_check`.execute(db)
  await sql`alter table initiative.contribution add constraint contribution_channel_check check (channel in ('site', 'room', 'phone', 'video', 'post', 'email', 'import'))`.execute(db)
}
