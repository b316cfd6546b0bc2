/** Which addresses are visited next, and what came of it. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Robots } from '#platform/outward/robots.rules.ts'
import { type LinkId, linkTables } from './tables.ts'
import type { After, Known } from './visit.rules.ts'

const DAY_MS = 86_400_000

/** Something that everybody reads leads there. */
const LED_TO = sql<boolean>`exists (select 1 from library.entry_link el join library.entry e on e.id = el.entry_id where el.link_id = l.id and e.state = 'published')`

/**
 * The host that has waited longest, for one round at a time: it is ours until then, unless it is let rest before.
 * Undefined where none has anything to visit, or each is being visited.
 */
export async function claimHost(database: Database, now: Date, until: Date): Promise<string | undefined> {
  const { rows } = await sql<{ host: string }>`
    insert into library.site as s (host, rests_until)
    select l.host, ${until} from library.link l left join library.site r on r.host = l.host
    where l.next_visit <= ${now} and (r.rests_until is null or r.rests_until <= ${now}) and ${LED_TO} order by l.next_visit, l.id limit 1
    on conflict (host) do update set rests_until = excluded.rests_until where s.rests_until is null or s.rests_until <= ${now}
    returning host`.execute(linkTables(database))
  return rows[0]?.host
}

/** Leaves a site in peace until then. */
export const letRest = async (database: Database, host: string, until: Date) =>
  linkTables(database).updateTable('library.site').set({ rests_until: until }).where('host', '=', host).execute()

export type Due = Known & Readonly<{ id: LinkId }>

/** What is to be visited there. */
export async function listDue(database: Database, host: string, now: Date, most: number): Promise<readonly Due[]> {
  const rows = await linkTables(database).selectFrom('library.link as l').select(['l.id', 'l.url', 'l.state', 'l.since', 'l.moved_to', 'l.tries', 'l.etag', 'l.modified', 'l.seen_at'])
    .where('l.host', '=', host).where('l.next_visit', '<=', now).where(LED_TO).orderBy('l.next_visit').orderBy('l.id').limit(most).execute()
  return rows.map(({ moved_to, seen_at, since, etag, modified, ...row }) => ({ ...row, since: since ?? undefined, movedTo: moved_to ?? undefined, etag: etag ?? undefined, modified: modified ?? undefined, seenAt: seen_at ?? undefined }))
}

/** Writes down what came of a visit. What an editor found holds as long as visits find the same. */
export async function noteVisit(database: Database, id: LinkId, after: After, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    const tables = linkTables(trx)
    const moved = after.movedTo ?? null
    await sql`delete from library.link_note n using library.link l where n.link_id = ${id} and l.id = n.link_id and (l.state, l.moved_to) is distinct from (${after.state}, ${moved})`.execute(tables)
    await tables.updateTable('library.link').set({
      state: after.state, since: after.since ?? null, status: after.status ?? null, fault: after.fault ?? null, moved_to: moved, etag: after.etag ?? null, modified: after.modified ?? null,
      tries: after.tries, visited_at: now, seen_at: after.seenAt ?? null, next_visit: new Date(now.getTime() + Math.round(after.nextInDays * DAY_MS)),
    }).where('id', '=', id).execute()
  })
}

/** What was there when it was visited, the last first. */
export async function listSeenLast(database: Database, most: number): Promise<readonly string[]> {
  const rows = await linkTables(database).selectFrom('library.link').select('url').where('seen_at', 'is not', null).orderBy('seen_at', 'desc').limit(most).execute()
  return rows.map(({ url }) => url)
}

/** What a site asked of programs, where it was asked lately. */
export async function findRobots(database: Database, host: string, since: Date): Promise<Robots | undefined> {
  const { rows } = await sql<{ robots: Robots }>`select robots from library.site where host = ${host} and robots is not null and robots_at > ${since}`.execute(linkTables(database))
  return rows[0]?.robots
}

export const keepRobots = async (database: Database, host: string, robots: Robots, at: Date) =>
  linkTables(database).insertInto('library.site').values({ host, robots: JSON.stringify(robots), robots_at: at, rests_until: null })
    .onConflict((on) => on.column('host').doUpdateSet({ robots: JSON.stringify(robots), robots_at: at })).execute()

/** Forgets addresses to which nothing leads any more, and sites that are not visited. */
export async function forgetUnused(database: Database): Promise<void> {
  const tables = linkTables(database)
  await sql`delete from library.link l where not exists (select 1 from library.entry_link e where e.link_id = l.id)`.execute(tables)
  await sql`delete from library.site s where not exists (select 1 from library.link l where l.host = s.host) and (s.robots_at is null or s.robots_at < now() - interval '2 days')`.execute(tables)
}
