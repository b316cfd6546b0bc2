import { type Kysely, sql } from 'kysely'

/** Scotland's council areas as they have been since 1996: public facts, and where most initiatives here will be. */
const COUNCIL_AREAS = [
  'Aberdeen City', 'Aberdeenshire', 'Angus', 'Argyll and Bute', 'City of Edinburgh', 'Clackmannanshire', 'Dumfries and Galloway', 'Dundee City',
  'East Ayrshire', 'East Dunbartonshire', 'East Lothian', 'East Renfrewshire', 'Falkirk', 'Fife', 'Glasgow City', 'Highland', 'Inverclyde',
  'Midlothian', 'Moray', 'Na h-Eileanan Siar', 'North Ayrshire', 'North Lanarkshire', 'Orkney Islands', 'Perth and Kinross', 'Renfrewshire',
  'Scottish Borders', 'Shetland Islands', 'South Ayrshire', 'South Lanarkshire', 'Stirling', 'West Dunbartonshire', 'West Lothian',
]

/** Numbers that are the same everywhere in Scotland and printed everywhere. Councils' own numbers are filled in by people who have checked them. */
const NATIONAL = [
  ['emergency', 'Police, ambulance, fire or coastguard', 'Somebody is in danger now.', '999'],
  ['health', 'NHS 24', 'You need health advice now and it is not an emergency. Day and night, also for mental health.', '111'],
  ['police', 'Police Scotland', 'You want to tell the police something and it is not an emergency.', '101'],
] as const

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index area_part_of on network.area (part_of)`.execute(db)
  await sql`create table network.area_contact (
    id uuid primary key,
    area_id uuid not null references network.area (id) on delete cascade,
    kind text not null check (kind in ('emergency', 'health', 'police', 'adult-protection', 'child-protection', 'social-work', 'out-of-hours', 'other')),
    name text not null check (name <> ''),
    what_for text,
    phone text,
    email text,
    page text check (page ~ '^https?://'),
    checked_on date,
    version integer not null default 1
  )`.execute(db)
  await sql`create index area_contact_area on network.area_contact (area_id)`.execute(db)

  await sql`insert into network.area (id, name, level) values (gen_random_uuid(), 'Scotland', 'nation') on conflict do nothing`.execute(db)
  for (const name of COUNCIL_AREAS) {
    await sql`insert into network.area (id, name, level, part_of)
      select gen_random_uuid(), ${name}, 'partnership-area', id from network.area where name = 'Scotland' on conflict do nothing`.execute(db)
  }
  for (const [kind, name, what, phone] of NATIONAL) {
    await sql`insert into network.area_contact (id, area_id, kind, name, what_for, phone)
      select gen_random_uuid(), id, ${kind}, ${name}, ${what}, ${phone} from network.area where name = 'Scotland'`.execute(db)
  }
}
