import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A picture that somebody sent, with its words for people who can't see it. What it belongs to refers to it, from a table of its own.
  await sql`create table platform.picture (
    id uuid primary key,
    alt text not null,
    caption text,
    version integer not null default 1,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create table platform.picture_file (
    picture_id uuid not null references platform.picture (id) on delete cascade,
    size text not null check (size in ('large', 'small')),
    type text not null check (type in ('image/jpeg', 'image/png')),
    width integer not null check (width between 1 and 4096),
    height integer not null check (height between 1 and 4096),
    bytes bytea,
    primary key (picture_id, size)
  )`.execute(db)
  // It is packed already: to try again costs time and saves nothing.
  await sql`alter table platform.picture_file alter column bytes set storage external`.execute(db)
  await sql`create index picture_file_here on platform.picture_file (picture_id) where bytes is not null`.execute(db)

  // What may lie in a store outside: written before it is put there, and kept until it is gone from there. No foreign key, because it outlives the picture.
  await sql`create table platform.picture_in_store (
    picture_id uuid primary key,
    state text not null default 'moving' check (state in ('moving', 'there', 'unwanted'))
  )`.execute(db)
  await sql`create index picture_in_store_to_do on platform.picture_in_store (state) where state <> 'there'`.execute(db)
  await sql`create function platform.picture_unwanted() returns trigger language plpgsql as $$
    begin
      update platform.picture_in_store set state = 'unwanted' where picture_id = old.id;
      return null;
    end $$`.execute(db)
  await sql`create trigger picture_unwanted after delete on platform.picture for each row execute function platform.picture_unwanted()`.execute(db)

  // For the tables that refer to a picture: when their row goes, by whatever way, the picture goes in the same transaction.
  await sql`create function platform.drop_picture() returns trigger language plpgsql as $$
    begin
      delete from platform.picture where id = old.picture_id;
      return null;
    end $$`.execute(db)
}
