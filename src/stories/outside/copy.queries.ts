/** Words that were taken along for use outside: what for, by whom, and what was said about them when they might not be used any more. */
import { sql } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import { type Attribution, type Audience, type Consent, stateOf } from '../consent/consent.rules.ts'
import type { ConsentId, StoryId, UseId } from '../tables.ts'
import type { Copy, OutsideAnswer, OutsideChannel, OutsideKind } from './outside.rules.ts'
import { outsideTables } from './tables.ts'

/** What it was taken for, in the words of whoever took it; undefined where that was lost with the database that was restored. */
export type CopyFacts = Readonly<{ kind: OutsideKind; title: string | undefined; readers: string | undefined; heldAt: string | undefined; day: Day; audience: Audience; channel: OutsideChannel }>

export type CopyRow = CopyFacts & Copy & Readonly<{ takenBy: PersonId | undefined; askedAt: Date | undefined; askedAgainAt: Date | undefined; answer: OutsideAnswer | undefined; why: string | undefined; answeredBy: PersonId | undefined; answeredAt: Date | undefined; version: number }>

/** `held`: its yes holds, and its words are there. `endedAt`: since when they don't, as far as the ledger still says. */
export type OutsideCopy = CopyRow & Readonly<{
  id: UseId; story: StoryId; number: number; initiative: InitiativeId; takenAt: Date; endsAt: Date | undefined; endedAt: Date | undefined; held: boolean; attribution: Attribution | undefined; shownAs: string | undefined
}>

/** The columns of a copy, beside its use. */
export const COPY_COLUMNS = ['x.kind', 'x.title', 'x.readers', 'x.held_at', 'x.on_day', 'x.audience as copy_audience', 'x.channel as copy_channel', 'x.asked_at', 'x.asked_again_at', 'x.answer', 'x.why', 'x.answered_by', 'x.answered_at', 'x.version as copy_version'] as const

type CopyColumns = {
  kind: OutsideKind | null; title: string | null; readers: string | null; held_at: string | null; on_day: Day | null; copy_audience: Audience | null; copy_channel: OutsideChannel | null; asked_at: Date | null
  asked_again_at: Date | null; answer: OutsideAnswer | null; why: string | null; answered_by: PersonId | null; answered_at: Date | null; copy_version: number | null; used_by: PersonId | null
}

/** Undefined for a use that is on a page. */
export const copyOf = (row: CopyColumns): CopyRow | undefined =>
  row.kind === null || row.on_day === null || row.copy_audience === null || row.copy_channel === null ? undefined : {
    kind: row.kind, title: row.title ?? undefined, readers: row.readers ?? undefined, heldAt: row.held_at ?? undefined, day: row.on_day, audience: row.copy_audience, channel: row.copy_channel, takenBy: row.used_by ?? undefined,
    askedAt: row.asked_at ?? undefined, askedAgainAt: row.asked_again_at ?? undefined, answer: row.answer ?? undefined, why: row.why ?? undefined, answeredBy: row.answered_by ?? undefined, answeredAt: row.answered_at ?? undefined,
    version: row.copy_version ?? 0,
  }

const select = (database: Database) =>
  outsideTables(database).selectFrom('stories.outside_copy as x').innerJoin('stories.use as u', 'u.id', 'x.use_id').leftJoin('stories.consent as c', 'c.id', 'u.consent_id').leftJoin('stories.consent_end as e', 'e.consent_id', 'c.id')
    .leftJoin('stories.consent_name as n', 'n.consent_id', 'c.id').leftJoin('stories.deletion as d', 'd.story_id', 'u.story_id')
    .select(COPY_COLUMNS).select(['u.id', 'u.story_id', 'u.number', 'u.initiative_id', 'u.used_by', 'u.at', 'c.begins_at', 'c.ends_at', 'c.attribution', 'e.at as ended_at', 'n.shown_as', 'd.at as deleted_at'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function outsideCopyOf(row: Row, now: Date): readonly OutsideCopy[] {
  const copy = copyOf(row)
  if (copy === undefined) return []
  const times: Pick<Consent, 'beginsAt' | 'endsAt' | 'endedAt'> | undefined = row.begins_at === null || row.ends_at === null ? undefined : { beginsAt: row.begins_at, endsAt: row.ends_at, endedAt: row.ended_at ?? undefined }
  return [{
    ...copy, id: row.id, story: row.story_id, number: row.number, initiative: row.initiative_id, takenAt: row.at, endsAt: times?.endsAt, attribution: row.attribution ?? undefined, shownAs: row.shown_as ?? undefined,
    held: row.deleted_at === null && times !== undefined && stateOf(times, now) === 'current', endedAt: times === undefined ? row.deleted_at ?? undefined : times.endedAt ?? row.deleted_at ?? (times.endsAt <= now ? times.endsAt : undefined),
  }]
}

/** Whoever asks for one says when, since it is their page that shows whether it may still be used. */
export async function findCopy(database: Database, id: UseId, now: Date): Promise<OutsideCopy | undefined> {
  const row = await select(database).where('u.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : outsideCopyOf(row, now)[0]
}

export const COPIES_A_PAGE = 20

type Which = Readonly<{ initiative: InitiativeId }> | Readonly<{ takenBy: PersonId }> | Readonly<{ deletedOf: PersonId }>

/** Copies of a group, that somebody took, or of stories whose words their teller deleted; the newest first, after the one of that id. One more than a page holds. */
export async function listCopies(database: Database, which: Which, { after, now }: Readonly<{ after: UseId | undefined; now: Date }>): Promise<readonly OutsideCopy[]> {
  let query = select(database).orderBy('u.at', 'desc').orderBy('u.id', 'desc').limit(COPIES_A_PAGE + 1)
  if ('initiative' in which) query = query.where('u.initiative_id', '=', which.initiative).where('u.place', '=', 'outside')
  else if ('takenBy' in which) query = query.where('u.used_by', '=', which.takenBy)
  else query = query.where('d.at', 'is not', null).where(({ exists, selectFrom }) => exists(selectFrom('stories.story as s').select('s.id').whereRef('s.id', '=', 'u.story_id').where('s.teller_id', '=', which.deletedOf)))
  if (after !== undefined) query = query.where(sql<boolean>`(u.at, u.id) < (select b.at, b.id from stories.use b where b.id = ${after})`)
  return (await query.execute()).flatMap((row) => outsideCopyOf(row, now))
}

/** `consent` does not hold: taken back, over, erased from the ledger, or its words are gone. Written for `u` and `c` of a query. */
const lost = (now: Date) => sql<boolean>`(c.id is null or c.ends_at <= ${now} or exists (select 1 from stories.consent_end e where e.consent_id = c.id) or exists (select 1 from stories.deletion d where d.story_id = u.story_id))`

type Whose = Readonly<{ initiative: InitiativeId }> | Readonly<{ takenBy: PersonId }>

/** How many copies may not be used any more and are not answered for: those that somebody took, or those of a group. To be part of a query. */
export const selectUnanswered = (whose: Whose, now: Date) => sql<number>`
  select count(*)::int as count from stories.use u join stories.outside_copy x on x.use_id = u.id left join stories.consent c on c.id = u.consent_id
  where ${'initiative' in whose ? sql`u.initiative_id = ${whose.initiative} and u.place = 'outside'` : sql`u.used_by = ${whose.takenBy}`} and x.answered_at is null and ${lost(now)}`

export async function countUnanswered(database: Database, whose: Whose, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`${selectUnanswered(whose, now)}`.execute(outsideTables(database))
  return rows[0]?.count ?? 0
}

/** Beside its use, which is there already. */
export async function insertCopy(trx: Transaction, id: UseId, { kind, title, readers, heldAt, day, audience, channel }: CopyFacts): Promise<void> {
  await outsideTables(trx).insertInto('stories.outside_copy').values({
    use_id: id, kind, title: title ?? null, readers: readers ?? null, held_at: heldAt ?? null, on_day: day, audience, channel, asked_at: null, asked_again_at: null, answer: null, why: null, answered_by: null, answered_at: null,
  }).execute()
}

export type Answering = Readonly<{ answer: OutsideAnswer; why: string | undefined; by: PersonId; at: Date }>

/** Keeps what was said about a copy; false where somebody said something since `version`. */
export async function answerForCopy(trx: Transaction, id: UseId, version: number, { answer, why, by, at }: Answering): Promise<boolean> {
  const row = await outsideTables(trx).updateTable('stories.outside_copy').set({ answer, why: why ?? null, answered_by: by, answered_at: at, version: version + 1 }).where('use_id', '=', id).where('version', '=', version).returning('use_id').executeTakeFirst()
  return row !== undefined
}

export type ToAsk = Readonly<{ id: UseId; takenBy: PersonId | null }>

/** A round takes so many; the next takes on. */
const MOST = 1_000

/** Notes that whoever has them is asked now, for the first time or again. @returns those that were found */
export async function noteAsked(trx: Transaction, now: Date, againBefore: Date): Promise<readonly ToAsk[]> {
  const { rows } = await sql<ToAsk>`
    update stories.outside_copy x set asked_again_at = case when x.asked_at is null then null else ${now}::timestamptz end, asked_at = coalesce(x.asked_at, ${now})
    from stories.use u where u.id = x.use_id and x.use_id in (
      select o.use_id from stories.outside_copy o join stories.use u on u.id = o.use_id left join stories.consent c on c.id = u.consent_id
      where o.answered_at is null and (o.asked_at is null or (o.asked_again_at is null and o.asked_at <= ${againBefore})) and ${lost(now)}
      order by o.use_id limit ${MOST} for update of o skip locked)
    returning x.use_id as id, u.used_by as "takenBy"`.execute(outsideTables(trx))
  return rows
}

/** Whether anything was taken along by these yeses. */
export async function isAnythingTaken(database: Database, consents: readonly ConsentId[]): Promise<boolean> {
  if (consents.length === 0) return false
  return (await outsideTables(database).selectFrom('stories.use').select('id').where('consent_id', 'in', consents).where('place', '=', 'outside').limit(1).executeTakeFirst()) !== undefined
}
