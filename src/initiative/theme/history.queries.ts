/** What people did with voices and themes: who, what and when. */
import { type RawBuilder, sql } from 'kysely'
import { listCalled } from '#people/index.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import type { Tag } from '../tag/tag.ts'
import { type StepId, type StepKind, themeTables } from './tables.ts'

export type HistoryLine = Readonly<{
  id: StepId
  place: number
  kind: StepKind
  person: PersonId | undefined
  /** Undefined where they are no longer here. */
  called: string | undefined
  at: Date
  undoneAt: Date | undefined
  /** How many voices it moved or recorded. */
  voices: number
  /** The theme that it was done to, and the one in which things ended up, by their names now; undefined where a host hid it. */
  from: string | undefined
  to: string | undefined
  names: Readonly<{ before: string; after: string }> | undefined
  /** The theme that was placed in another or lifted out of it; undefined where a host hid it. */
  moved: string | undefined
  tag: Tag | undefined
  /** Whether it was undone and then done again by another step. */
  redone: boolean
}>

type Row = Readonly<{
  id: StepId; place: number; kind: StepKind; person_id: PersonId | null; at: Date; undone_at: Date | null; voices: number
  from: string | null; to: string | null; name_before: string | null; name_after: string | null; moved: string | null; tag: Tag | null; redone: boolean
}>

/** The steps of an initiative, the latest first, before the one of that place. Two queries. */
export async function listHistory(database: Database, initiative: InitiativeId, { before, most }: { before: number | undefined; most: number }): Promise<readonly HistoryLine[]> {
  const { rows } = await sql<Row>`${lines} where s.initiative_id = ${initiative} and (${before ?? null}::bigint is null or s.place < ${before ?? null}::bigint)
    order by s.place desc limit ${most}`.execute(themeTables(database))
  return withNames(database, rows)
}

/** One step. */
export async function findHistoryLine(database: Database, initiative: InitiativeId, step: StepId): Promise<HistoryLine | undefined> {
  const { rows } = await sql<Row>`${lines} where s.initiative_id = ${initiative} and s.id = ${step}`.execute(themeTables(database))
  return (await withNames(database, rows))[0]
}

const latestChange = (initiative: InitiativeId) => sql`select case when s.undone_at is null then 'done ' else 'undone ' end || s.id from initiative.step s
  where s.initiative_id = ${initiative} order by greatest(s.at, coalesce(s.undone_at, s.at)) desc, s.place desc limit 1`

/** What was done or undone last, as open pages are told of it. */
export async function findLatestChange(database: Database, initiative: InitiativeId): Promise<string | undefined> {
  const { rows } = await sql<{ latest: string | null }>`select (${latestChange(initiative)}) as latest`.execute(themeTables(database))
  return rows[0]?.latest ?? undefined
}

export type OwnSteps = Readonly<{
  /** What this person did last, if it is not undone: what an «undo» would undo. */
  last: HistoryLine | undefined
  /** What they undid last, unless they have done something else since: what a «redo» would do again. */
  undone: HistoryLine | undefined
  /** What anybody did or undid last: see `findLatestChange`. */
  latest: string | undefined
  /** The voice that was recorded last. */
  newest: ItemId | undefined
}>

/** What somebody can undo and do again. One query; whoever asks is the one who did it, so that no name is needed. */
export async function findOwnSteps(database: Database, initiative: InitiativeId, person: PersonId): Promise<OwnSteps> {
  const rows = await ownSteps(database, { initiative, person })
  const all = rows.flatMap((row) => (row.id === null ? [] : [lineOf(row, undefined)]))
  return { last: all.find(({ undoneAt }) => undoneAt === undefined), undone: all.find(({ undoneAt }) => undoneAt !== undefined), latest: rows[0]?.latest ?? undefined, newest: rows[0]?.newest ?? undefined }
}

const ownSteps = builtOnce((_, { initiative, person }: Readonly<{ initiative: InitiativeId; person: PersonId }>) => {
  const mine = sql`s.initiative_id = ${initiative} and s.person_id = ${person}`
  return sql<Readonly<{ latest: string | null; newest: ItemId | null }> & (Row | { readonly id: null })>`
    select own.*, (${latestChange(initiative)}) as latest,
      (select v.id from initiative.thread_item v where v.initiative_id = ${initiative} and v.kind = 'voice' order by v.recorded_at desc, v.id desc limit 1) as newest from (select 1) always left join (
      (${lines} where ${mine} and s.undone_at is null order by s.place desc limit 1)
      union all
      (${lines} where ${mine} and s.undone_at is not null and s.kind <> 'pasted' and not exists (select 1 from initiative.redoing r where r.step_id = s.id)
        and not exists (select 1 from initiative.step o where o.initiative_id = s.initiative_id and o.person_id = s.person_id and o.undone_at is null and o.at > s.undone_at)
        order by s.undone_at desc, s.place limit 1)
    ) own on true`
})

/** A name that a host hid is hidden in what was done with it, too. */
const shown = sql`not exists (select 1 from initiative.hiding h where h.item_id = t.id)`

/** The name of the first theme `t` that a step had to do with in some way. */
const nameFrom = (way: RawBuilder<unknown>) => sql`(select min(t.words) from ${way} and ${shown})`

const lines = sql`
  select s.id, s.place, s.kind, s.person_id, s.at, s.undone_at, n.name_before, n.name_after,
    (select count(distinct l.source_id) from initiative.step_link l join initiative.thread_item v on v.id = l.source_id and v.kind = 'voice' where l.step_id = s.id)
      + (select count(*) from initiative.step_item i where i.step_id = s.id and i.change = 'recorded') + (select count(*) from initiative.step_tag g where g.step_id = s.id) as voices,
    case when s.kind in ('merged', 'put-away') then ${nameFrom(sql`initiative.step_item i join initiative.thread_item t on t.id = i.item_id where i.step_id = s.id and i.change = 'put-away'`)}
      else ${nameFrom(sql`initiative.step_link l join initiative.thread_item t on t.id = l.result_id and t.kind = 'theme' where l.step_id = s.id and l.change = 'removed'`)} end as "from",
    case when exists (select 1 from initiative.step_item i where i.step_id = s.id and i.change in ('made', 'joined'))
      then ${nameFrom(sql`initiative.step_item i join initiative.thread_item t on t.id = i.item_id where i.step_id = s.id and i.change in ('made', 'joined')`)}
      else ${nameFrom(sql`initiative.step_link l join initiative.thread_item t on t.id = l.result_id and t.kind = 'theme' where l.step_id = s.id and l.change <> 'removed'`)} end as "to",
    case when s.kind in ('placed-in', 'lifted-out') then ${nameFrom(sql`initiative.step_link l join initiative.thread_item t on t.id = l.source_id where l.step_id = s.id`)} end as moved,
    (select json_build_object('key', g.key, 'words', g.words) from initiative.step_tag x join initiative.tag g on g.id = x.tag_id where x.step_id = s.id limit 1) as tag,
    exists (select 1 from initiative.redoing r where r.step_id = s.id) as redone
  from initiative.step s left join initiative.step_item n on n.step_id = s.id and n.change = 'renamed'
    and not exists (select 1 from initiative.hiding h where h.item_id = n.item_id)`

async function withNames(database: Database, rows: readonly Row[]): Promise<readonly HistoryLine[]> {
  const called = await listCalled(database, rows.map((row) => row.person_id).filter((one) => one !== null))
  return rows.map((row) => lineOf(row, row.person_id === null ? undefined : called.get(row.person_id)))
}

const lineOf = (row: Row, called: string | undefined): HistoryLine => ({
  id: row.id, place: row.place, kind: row.kind, person: row.person_id ?? undefined, called, at: row.at, undoneAt: row.undone_at ?? undefined, voices: row.voices,
  from: row.from ?? undefined, to: row.to ?? undefined, names: row.name_before === null || row.name_after === null ? undefined : { before: row.name_before, after: row.name_after },
  moved: row.moved ?? undefined, tag: row.tag ?? undefined, redone: row.redone,
})
