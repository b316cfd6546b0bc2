/** How often something may be tried, counted in the database so that several processes count together. */
import { sql } from 'kysely'
import type { Database } from './database/database.ts'

type Tables = { 'platform.limit_count': { what: string; who: string; since: Date; times: number } }

/** What is limited, whose tries are counted (a session, a code's hash, an address), how many are allowed within how many seconds. */
export type Limit = Readonly<{ what: string; who: string; most: number; withinSeconds: number }>

/** Counts one more try; false where that is one too many. The window begins at the first try and ends by itself. */
export async function mayTry(database: Database, { what, who, most, withinSeconds }: Limit): Promise<boolean> {
  const { rows } = await sql<{ times: number }>`
    insert into platform.limit_count as c (what, who, since, times) values (${what}, ${who}, now(), 1)
    on conflict (what, who) do update set
      times = case when c.since < now() - make_interval(secs => ${withinSeconds}) then 1 else c.times + 1 end,
      since = case when c.since < now() - make_interval(secs => ${withinSeconds}) then now() else c.since end
    returning times`.execute(database.tables<Tables>())
  return (rows[0]?.times ?? 1) <= most
}

/** Whether somebody has a try left, without counting one. */
export async function hasTriesLeft(database: Database, { what, who, most, withinSeconds }: Limit): Promise<boolean> {
  const { rows } = await sql<{ times: number }>`
    select times from platform.limit_count where what = ${what} and who = ${who} and since >= now() - make_interval(secs => ${withinSeconds})`.execute(database.tables<Tables>())
  return (rows[0]?.times ?? 0) < most
}
