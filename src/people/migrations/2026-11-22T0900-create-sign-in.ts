import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Only addresses that were confirmed stand here; one that waits for it is known to the link that was sent.
  await sql`create table people.email (
    person_id uuid primary key references people.person (id) on delete cascade,
    address text not null,
    key text not null unique,
    confirmed_at timestamptz not null default now()
  )`.execute(db)
  await sql`create table people.session (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person (id) on delete cascade,
    token_hash text not null unique,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index session_person on people.session (person_id)`.execute(db)
  await sql`create index session_expires on people.session (expires_at)`.execute(db)
  // The challenges of passkeys, between asking and answering.
  await sql`create table people.verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index verification_identifier on people.verification (identifier)`.execute(db)
  await sql`create table people.passkey (
    id uuid primary key,
    person_id uuid not null references people.person (id) on delete cascade,
    name text,
    public_key text not null,
    credential_id text not null unique,
    counter bigint not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index passkey_person on people.passkey (person_id)`.execute(db)
  // A person as Better Auth reads them. It wants an address: the placeholder is never shown and nothing is ever sent there.
  await sql`create view people.sign_in_person as
    select p.id, p.called as name, coalesce(e.address, p.id || '@nobody.invalid') as email, e.person_id is not null as email_verified,
      null::text as image, p.joined_at as created_at, p.joined_at as updated_at
    from people.person p left join people.email e on e.person_id = p.id`.execute(db)
  // A link that works once. What it may do is its kind; the token itself is known to nobody but who holds the link.
  await sql`create table people.one_time_link (
    token_hash text primary key,
    kind text not null check (kind in ('sign-in', 'confirm-email', 'first-administrator')),
    person_id uuid references people.person (id) on delete cascade,
    address text,
    next text,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    check ((person_id is null) = (kind = 'first-administrator')),
    check ((address is null) = (kind <> 'confirm-email'))
  )`.execute(db)
  await sql`create index one_time_link_person on people.one_time_link (person_id)`.execute(db)
  await sql`create index one_time_link_expires on people.one_time_link (expires_at)`.execute(db)
  await sql`create table people.recovery_code (
    person_id uuid primary key references people.person (id) on delete cascade,
    code_hash text not null unique,
    nonce text not null,
    made_at timestamptz not null
  )`.execute(db)
  // What happened to somebody's account: told to them on their own page, whoever did it.
  await sql`create table people.told (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people.person (id) on delete cascade,
    kind text not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index told_person on people.told (person_id, at desc)`.execute(db)
  // How replies reach somebody; no row means this page.
  await sql`create table people.reply_way (
    person_id uuid primary key references people.person (id) on delete cascade,
    way text not null check (way in ('page', 'email', 'letter', 'call')),
    detail text
  )`.execute(db)
}
