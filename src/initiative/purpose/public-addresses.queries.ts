/** Where the initiatives that everybody may read are, for whoever lists all pages of the site. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { tables } from '../tables.ts'

const open = (now: Date) => sql`i.open_to = 'public' and (z.readable_until is null or z.readable_until >= (${now}::timestamptz at time zone i.zone)::date)`

/** How many there are. One query. */
export async function countPublicInitiatives(database: Database, now: Date): Promise<number> {
  const { rows: [found] } = await sql<{ n: number }>`select count(*)::int as n from initiative.initiative i left join initiative.closing z on z.initiative_id = i.id where ${open(now)}`.execute(tables(database))
  return found?.n ?? 0
}

/** Some of them, in an order that stays; `at`: when something was last recorded that everybody may read. One query. */
export async function listPublicInitiatives(database: Database, now: Date, { skip, most }: Readonly<{ skip: number; most: number }>): Promise<readonly Readonly<{ slug: string; at: Date }>[]> {
  const { rows } = await sql<{ slug: string; at: Date }>`select i.slug, greatest(i.created_at, (select t.recorded_at from initiative.thread_item t where t.initiative_id = i.id and t.seen_by = 'public' order by t.recorded_at desc limit 1)) as at
    from initiative.initiative i left join initiative.closing z on z.initiative_id = i.id where ${open(now)} order by i.created_at, i.id offset ${skip} limit ${most}`.execute(tables(database))
  return rows
}
