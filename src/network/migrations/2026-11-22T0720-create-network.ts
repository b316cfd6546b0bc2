import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create schema network`.execute(db)
  await sql`create table network.area (
    id uuid primary key,
    name text not null check (name <> ''),
    level text not null check (level in ('nation', 'partnership-area', 'locality', 'neighbourhood')),
    part_of uuid references network.area (id)
  )`.execute(db)
  await sql`create unique index area_name on network.area (lower(name))`.execute(db)
  await sql`create table network.organisation (
    id uuid primary key,
    name text not null check (name <> ''),
    sector text not null check (sector in ('health-board', 'council', 'partnership', 'third-sector', 'third-sector-interface', 'independent', 'community-group', 'national', 'school', 'university', 'other'))
  )`.execute(db)
  await sql`create unique index organisation_name on network.organisation (lower(name))`.execute(db)
}
