/** What those who look after an installation ask the database. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { countDeadJobs } from '#platform/jobs/dead-jobs.ts'
import { countMail } from '#platform/mail/mail.ts'

const asked = (database: Database) => database.tables<unknown>()

/** The database answers and has our tables. Throws where it doesn't. */
export const answers = async (database: Database) => sql`select from public.migration limit 1`.execute(asked(database))

export type Figures = Readonly<{
  /** When the last backup was made, and how large it was. */
  backup: Readonly<{ at: Date; bytes: number }> | undefined
  mail: Readonly<{ waiting: number; givenUp: number }>
  deadJobs: number
  /** The size of the database. */
  bytes: number
  server: string
  migration: string | undefined
}>

/** The figures of `/admin`. */
export async function loadFigures(database: Database): Promise<Figures> {
  const db = asked(database)
  const [backups, mail, deadJobs, sizes, migrations] = await Promise.all([
    sql<{ at: Date; bytes: number }>`select at, bytes from platform.backup_made order by at desc limit 1`.execute(db),
    countMail(database),
    countDeadJobs(database),
    sql<{ bytes: number; server: string }>`select pg_database_size(current_database()) as bytes, current_setting('server_version') as server`.execute(db),
    sql<{ name: string }>`select name from public.migration order by name desc limit 1`.execute(db),
  ])
  const [size] = sizes.rows
  return { backup: backups.rows[0], mail, deadJobs, bytes: size?.bytes ?? 0, server: size?.server ?? '', migration: migrations.rows[0]?.name }
}

/** How many jobs of the queue are in each state; none before the queue's tables are made. */
export async function countJobs(database: Database): Promise<readonly Readonly<{ state: string; count: number }>[]> {
  const there = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(asked(database))
  if (there.rows[0]?.there !== true) return []
  const { rows } = await sql<{ state: string; count: number }>`select state::text as state, count(*) as count from pgboss.job where name = 'job' group by state`.execute(asked(database))
  return rows
}

/** What belongs to a day and no longer: forms that were sent, limits that ended, what reactions were told, backups long gone. */
export async function clearOld(database: Database): Promise<void> {
  const db = asked(database)
  await sql`delete from platform.command where at < now() - interval '30 days'`.execute(db)
  await sql`delete from platform.limit_count where since < now() - interval '1 day'`.execute(db)
  await sql`delete from platform.activity where at < now() - interval '30 days'`.execute(db)
  await sql`delete from platform.backup_made where at < now() - interval '400 days'`.execute(db)
}

/** How many people and initiatives a database holds: whether a restore would take anybody's place. Our tables must be there. */
export async function countWhatIsThere(database: Database): Promise<Readonly<{ people: number; initiatives: number }>> {
  const { rows } = await sql<{ people: number; initiatives: number }>`
    select (select count(*) from people.person) as people, (select count(*) from initiative.initiative) as initiatives`.execute(asked(database))
  return rows[0] ?? { people: 0, initiatives: 0 }
}

export const noteBackup = async (database: Database, at: Date, bytes: number) =>
  sql`insert into platform.backup_made (at, bytes) values (${at}, ${bytes}) on conflict do nothing`.execute(asked(database))
