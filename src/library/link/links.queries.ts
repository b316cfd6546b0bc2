/** What those who keep the library see of its links, and what they say of them. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Kind } from '../kind.ts'
import type { EntryId } from '../tables.ts'
import { type LinkId, linkTables } from './tables.ts'
import type { LinkState, Which } from './visit.rules.ts'

const STATES: Readonly<Record<Exclude<Which, 'settled'>, readonly LinkState[]>> = { broken: ['gone', 'unreachable'], moved: ['moved'], closed: ['refused', 'robots', 'closed'] }

/** Something that everybody reads leads there. */
const LED_TO = sql`exists (select 1 from library.entry_link el join library.entry e on e.id = el.entry_id where el.link_id = l.id and e.state = 'published')`

export type Led = Readonly<{ kind: Kind; slug: string; title: string }>
export type Link = Readonly<{
  id: LinkId; url: string; state: LinkState; since: Date; status: number | undefined; movedTo: string | undefined; seenAt: Date | undefined; addedAt: Date
  verdict: 'fine' | 'gone' | undefined
  /** Some of the entries that lead there, and how many there are. */
  entries: readonly Led[]; count: number
}>

/** How many entries are named with a link. */
const MOST_NAMED = 3

/** A list, what was found last first. One query. */
export async function listLinks(database: Database, which: Which, { after, most }: Readonly<{ after: LinkId | undefined; most: number }>): Promise<readonly Link[]> {
  const asked = which === 'settled' ? sql`n.link_id is not null and l.since is not null` : sql`l.state = any(${STATES[which]}::text[]) and n.link_id is null`
  type Row = Omit<Link, 'status' | 'movedTo' | 'seenAt' | 'verdict'> & Readonly<{ status: number | null; movedTo: string | null; seenAt: Date | null; verdict: 'fine' | 'gone' | null }>
  const { rows } = await sql<Row>`
    select l.id, l.url, l.state, l.since, l.status, l.moved_to as "movedTo", l.seen_at as "seenAt", l.added_at as "addedAt", n.verdict, led.entries, led.count::int
    from library.link l left join library.link_note n on n.link_id = l.id cross join lateral (
      select (jsonb_agg(jsonb_build_object('kind', e.kind, 'slug', e.slug, 'title', e.title) order by e.title, e.id) filter (where e.place <= ${MOST_NAMED})) as entries, count(*) as count
      from (select e.*, row_number() over (order by e.title, e.id) as place from library.entry_link el join library.entry e on e.id = el.entry_id where el.link_id = l.id and e.state = 'published') e) led
    where ${asked} and ${LED_TO} and ${after === undefined ? sql`true` : sql`(l.since, l.id) < (select a.since, a.id from library.link a where a.id = ${after})`}
    order by l.since desc, l.id desc limit ${most}`.execute(linkTables(database))
  return rows.map(({ status, movedTo, seenAt, verdict, ...row }) => ({ ...row, status: status ?? undefined, movedTo: movedTo ?? undefined, seenAt: seenAt ?? undefined, verdict: verdict ?? undefined }))
}

export type Progress = Readonly<Record<Which, number>> & Readonly<{ visited: number; waiting: number; lastAt: Date | undefined }>

/** How many there are in each list, and how far the visits are. One query. */
export async function countLinks(database: Database, now: Date): Promise<Progress> {
  const { rows } = await sql<Omit<Progress, 'lastAt'> & Readonly<{ lastAt: Date | null }>>`
    select count(*) filter (where l.state = any(${STATES.broken}::text[]) and n.link_id is null)::int as broken, count(*) filter (where l.state = any(${STATES.moved}::text[]) and n.link_id is null)::int as moved,
      count(*) filter (where l.state = any(${STATES.closed}::text[]) and n.link_id is null)::int as closed, count(n.link_id)::int as settled,
      count(l.visited_at)::int as visited, count(*) filter (where l.next_visit <= ${now})::int as waiting, max(l.visited_at) as "lastAt"
    from library.link l left join library.link_note n on n.link_id = l.id where ${LED_TO}`.execute(linkTables(database))
  const [row] = rows
  return row === undefined ? { broken: 0, moved: 0, closed: 0, settled: 0, visited: 0, waiting: 0, lastAt: undefined } : { ...row, lastAt: row.lastAt ?? undefined }
}

/** Where it moved to; undefined where it is as it was, or isn't there. */
export async function findMoved(trx: Transaction, id: LinkId): Promise<Readonly<{ url: string; to: string }> | undefined> {
  const row = await linkTables(trx).selectFrom('library.link').select(['url', 'moved_to']).where('id', '=', id).executeTakeFirst()
  return row === undefined || row.moved_to === null ? undefined : { url: row.url, to: row.moved_to }
}

/** All that leads there and isn't taken out. */
export const listLeading = async (trx: Transaction, id: LinkId): Promise<readonly Readonly<{ id: EntryId; kind: Kind; version: number; content: unknown }>[]> =>
  linkTables(trx).selectFrom('library.entry as e').innerJoin('library.entry_link as el', 'el.entry_id', 'e.id').select(['e.id', 'e.kind', 'e.version', 'e.content']).where('el.link_id', '=', id).where('e.state', '!=', 'withdrawn').orderBy('e.id').execute()

/** Somebody looked. It holds until a visit finds something else. False where there is no such link. */
export async function settleLink(trx: Transaction, id: LinkId, verdict: 'fine' | 'gone', at: Date): Promise<boolean> {
  const { rows } = await sql`insert into library.link_note (link_id, verdict, at) select l.id, ${verdict}, ${at} from library.link l where l.id = ${id}
    on conflict (link_id) do update set verdict = excluded.verdict, at = excluded.at returning link_id`.execute(linkTables(trx))
  return rows.length > 0
}

/** What somebody said of it no longer holds: it is visited in the next round. */
export async function unsettleLink(trx: Transaction, id: LinkId, now: Date): Promise<void> {
  const tables = linkTables(trx)
  await tables.deleteFrom('library.link_note').where('link_id', '=', id).execute()
  await tables.updateTable('library.link').set({ next_visit: now }).where('id', '=', id).execute()
}

/** More links of an entry readers are not told of. */
const MOST_OF_ENTRY = 20

/** The links of an entry, those first that led nowhere when they were visited last, or of which somebody said so; and when each was there, where it was at the last visit. One query. */
export async function listForReaders(database: Database, entry: EntryId): Promise<readonly Readonly<{ url: string; dead: boolean; lastThere: Date; seenAt: Date | undefined }>[]> {
  const { rows } = await sql<{ url: string; dead: boolean; lastThere: Date; seenAt: Date | null }>`
    select l.url, (n.verdict is not null and n.verdict = 'gone') or (n.verdict is null and l.state = any(${STATES.broken}::text[])) as dead, coalesce(l.seen_at, l.added_at) as "lastThere", case when l.state in ('ok', 'moved') then l.seen_at end as "seenAt"
    from library.entry_link el join library.link l on l.id = el.link_id left join library.link_note n on n.link_id = l.id where el.entry_id = ${entry} order by dead desc, l.url limit ${MOST_OF_ENTRY}`.execute(linkTables(database))
  return rows.map(({ seenAt, ...row }) => ({ ...row, seenAt: seenAt ?? undefined }))
}
