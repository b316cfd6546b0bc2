/** The marks by which quotations on public pages are found. They are there only while a yes to everybody's reading holds. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import type { Place } from '#platform/search/place.rules.ts'
import type { Consent } from '../consent/consent.rules.ts'
import type { Mark } from '../repeated/marks.ts'
import { type Excerpt, type Sealed, marksToFindSealed } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import type { ConsentId, StoryId, UseId } from '../tables.ts'
import { useMarkTables } from './tables.ts'
import type { WantedMarks } from './word-marks.ts'

type MarkedUse = Readonly<{ use: UseId; story: StoryId; number: number; marks: readonly Mark[] }>

/** Keeps the marks of a quotation, in place of those that it had. */
export async function keepUseMarks(trx: Transaction, { use, story, number, marks }: MarkedUse): Promise<void> {
  await sql`insert into stories.use_mark (use_id, story_id, number, marks) values (${use}, ${story}, ${number}, ${marks}::bigint[])
    on conflict (use_id) do update set marks = excluded.marks`.execute(useMarkTables(trx))
}

/** In the transaction in which these were taken back: what rested on them is found no more. */
export async function forgetUseMarks(trx: Transaction, consents: readonly ConsentId[]): Promise<void> {
  await sql`delete from stories.use_mark m using stories.use u where u.id = m.use_id and u.consent_id = any(${consents}::uuid[])`.execute(useMarkTables(trx))
}

/** Marks a version's quotations anew, in the transaction in which its words are sealed anew. */
export async function markUsesAnew(trx: Transaction, ring: KeyRing, version: Readonly<{ story: StoryId; number: number; words: Sealed }>): Promise<void> {
  const rows = await useMarkTables(trx).selectFrom('stories.use_mark as m').innerJoin('stories.use as u', 'u.id', 'm.use_id').select(['u.id', 'u.begins', 'u.length'])
    .where('m.story_id', '=', version.story).where('m.number', '=', version.number).execute()
  if (rows.length > 0) await markAll(trx, ring, rows.map(({ id, ...excerpt }) => ({ use: id, excerpt, ...version })))
}

type Unmarked = Readonly<{ use: UseId; excerpt: Excerpt; story: StoryId; number: number; words: Sealed }>

async function markAll(trx: Transaction, ring: KeyRing, uses: readonly Unmarked[]): Promise<void> {
  for (const { use, excerpt, story, number, words } of uses) {
    await keepUseMarks(trx, { use, story, number, marks: marksToFindSealed(ring, words, versionPlace(story, number), excerpt) })
  }
}

/** The yes of a quotation `u`: to a page that everybody reads, and it holds. */
const heldBy = (now: Date): RawBuilder<boolean> => sql`c.number = u.number and c.purpose = 'public-site' and c.audience = 'public' and c.channel = 'page' and c.begins_at <= ${now} and c.ends_at > ${now}
  and not exists (select 1 from stories.consent_end e where e.consent_id = c.id)`

const BATCH = 200

/** Forgets the marks whose yes is over, and marks what has none: once a day. No search has found anything of what is over since. */
export async function tendUseMarks(database: Database, ring: KeyRing | undefined, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    await sql`delete from stories.use_mark m using stories.use u where u.id = m.use_id and not exists (select 1 from stories.consent c where c.id = u.consent_id and ${heldBy(now)})`.execute(useMarkTables(trx))
  })
  if (ring === undefined) return
  while ((await database.transaction((trx) => markSome(trx, ring, now))) === BATCH);
}

async function markSome(trx: Transaction, ring: KeyRing, now: Date): Promise<number> {
  const { rows } = await sql<{ id: UseId; story_id: StoryId; number: number; begins: number; length: number; key_id: string; sealed: Buffer }>`
    select u.id, u.story_id, u.number, u.begins, u.length, v.key_id, v.sealed from stories.use u
    join stories.consent c on c.id = u.consent_id and ${heldBy(now)} join stories.version v on v.story_id = u.story_id and v.number = u.number
    where not exists (select 1 from stories.use_mark m where m.use_id = u.id) limit ${BATCH} for update of v`.execute(useMarkTables(trx))
  await markAll(trx, ring, rows.map((row) => ({ use: row.id, excerpt: { begins: row.begins, length: row.length }, story: row.story_id, number: row.number, words: { keyId: row.key_id, bytes: row.sealed } })))
  return rows.length
}

/** A quotation that was found, the page on which everybody reads it, and all that decides whether it is shown. */
export type FoundUse = Place & Readonly<{
  id: UseId; story: StoryId; number: number; excerpt: Excerpt; consent: Consent; shownAs: string | undefined; words: Sealed; path: string; title: string
}>

type Row = Readonly<{
  id: UseId; at: string; story_id: StoryId; number: number; begins: number; length: number; purpose: Consent['purpose']; audience: Consent['audience']; channel: Consent['channel']; of_number: number
  begins_at: Date; ends_at: Date; shown_as: string | null; key_id: string; sealed: Buffer; path: string; title: string; counted: number
}>

const hasMarks = ({ all, none }: WantedMarks): RawBuilder<boolean> =>
  sql`(m.marks @> ${all}::bigint[] ${sql.join(none.map((group) => sql`and not m.marks @> ${group}::bigint[]`), sql` `)})`

/**
 * Quotations with some marks, where everybody may read the page they stand on: that it is in the index for everybody says so. Under a case
 * study only what was there when it was put forward. One query, or none for none.
 */
export async function findUses(database: Database, wanted: readonly WantedMarks[], now: Date, { after, most }: Readonly<{ after: Place | undefined; most: number }>): Promise<Readonly<{ count: number; uses: readonly FoundUse[] }>> {
  if (wanted.length === 0) return { count: 0, uses: [] }
  const { rows } = await sql<Row | Readonly<{ id: null; counted: number }>>`
    with found as materialized (
      select u.id, floor(extract(epoch from u.at) * 1000)::bigint as at, u.story_id, u.number, u.begins, u.length, c.purpose, c.audience, c.channel, c.number as of_number, c.begins_at, c.ends_at, c.id as consent_id, r.path, r.title
      from stories.use_mark m join stories.use u on u.id = m.use_id join stories.consent c on c.id = u.consent_id and ${heldBy(now)}
      join platform.search_row r on r.module = case u.place when 'library' then 'library' else 'initiative' end and r.kind = case u.place when 'library' then 'case-study' else u.place end and r.audience = 'public' and (r.open_until is null or r.open_until > ${now}) and r.id = case when u.place in ('journal', 'library') then u.anchor::uuid else u.initiative_id end
      where (${sql.join(wanted.map(hasMarks), sql` or `)}) and (u.place <> 'case-study' or u.at <= r.at)
    )
    select k.counted, p.* from (select count(*)::int as counted from found) k left join lateral (
    select f.*, n.shown_as, v.key_id, v.sealed from found f
    join stories.version v on v.story_id = f.story_id and v.number = f.number left join stories.consent_name n on n.consent_id = f.consent_id
    where ${after === undefined ? sql`true` : sql`(0, f.at, f.id) < (${after.rank}::int, ${after.at}::bigint, ${after.id}::uuid)`}
    order by f.at desc, f.id desc limit ${most}
    ) p on true order by p.at desc, p.id desc`.execute(useMarkTables(database))
  return {
    count: rows[0]?.counted ?? 0,
    uses: rows.flatMap((row) => (row.id === null ? [] : [{
      rank: 0, at: Number(row.at), id: row.id, story: row.story_id, number: row.number, excerpt: { begins: row.begins, length: row.length }, shownAs: row.shown_as ?? undefined, path: row.path, title: row.title,
      consent: { number: row.of_number, purpose: row.purpose, audience: row.audience, channel: row.channel, beginsAt: row.begins_at, endsAt: row.ends_at, endedAt: undefined },
      words: { keyId: row.key_id, bytes: row.sealed },
    }])),
  }
}
