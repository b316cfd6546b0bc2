/**
 * The facts of the outline, as far as somebody may see them: of the whole thread, or of as much of it as a page carries. One query
 * however long the thread is: voices are counted already, and only what rests on them is read, each item once.
 */
import { type RawBuilder, sql } from 'kysely'
import { builtOncePer } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Day, Zone } from '#platform/time.ts'
import type { EndingId, EndingKind } from '../happened/tables.ts'
import { promiseState } from '../reply/promise.rules.ts'
import type { ReplyKind } from '../reply/tables.ts'
import { type Audience, type InitiativeId, type ItemId, type ItemKind, type PersonId, tables } from '../tables.ts'
import { selectWays } from '../ways/ways.queries.ts'
import { type WayColumn, heldWays } from '../ways/ways.rules.ts'
import type { Looking } from './find-item.queries.ts'
import type { ThreadFacts, ThreadItem } from './outline.rules.ts'

/** An initiative, what somebody sees in it, and who that is: what is theirs is counted as theirs. */
export type Scope = Readonly<{ initiative: InitiativeId; zone: Zone; sees: readonly Audience[]; person: PersonId | undefined; now: Date }>
type Who = Pick<Looking, 'initiative' | 'sees' | 'person'>

/** What a whole thread holds: for what is read by programs. */
export async function listThread(database: Database, scope: Scope): Promise<ThreadFacts> {
  const there = sql`with there as materialized (select ${CARRIED} from initiative.thread_item i where i.initiative_id = ${scope.initiative} and i.kind <> 'voice' and ${shown(scope)})`
  const { rows } = await itemRows({ ...scope, person: scope.person ?? null }, there, ['results']).execute(tables(database))
  return factsOf(rows, scope)
}

/**
 * Which way a thread is followed: to what came of something, or to what it rests on. «Inside» is to what came of something, and from a
 * theme to the narrower ones in it, as the thread is read.
 */
type Way = 'results' | 'sources' | 'inside'

/**
 * What is reached from some items, nearest first, and no more than a page carries: `more` and `moreSources` of an item say how many of
 * what comes next are not among them. The items themselves are always there.
 */
export async function gather(database: Database, scope: Scope, from: readonly ItemId[], ways: readonly Way[] = ['results']): Promise<ThreadFacts> {
  if (from.length === 0) return { items: [], links: [], voices: new Map() }
  const enough = from.length + MOST_GATHERED
  const { initiative, sees, person = null } = scope
  return factsOf(await gathered({ ways, single: from.length === 1 }, database, { initiative, sees, person, from, only: from[0], enough, met: 2 * enough }), scope)
}

/** `only`: the one of `from`, where there are no others; `met`: see `reach`. */
type Reaching = Who & Readonly<{ from: readonly ItemId[]; only: ItemId | undefined; enough: number; met: number }>

const gathered = builtOncePer(({ ways, single }: Readonly<{ ways: readonly Way[]; single: boolean }>, _, given: Reaching) => {
  // Of a list the server supposes ten, and would plan each time anew what is asked of one.
  const seed = single ? sql`i.id = ${given.only}` : sql`i.id = any(${given.from}::uuid[])`
  const reached = ways.map((way) => sql`(select * from ${sql.id(way)} limit ${given.enough})`)
  return itemRows(given, sql`with recursive ${sql.join(ways.map((way) => reach(given, seed, way)))},
    there as materialized (select ${CARRIED} from (${sql.join(reached, sql` union `)}) i where ${shown(given)})`, ways)
})

/** What each step carries of an item, so that none is looked up twice. */
const CARRIED = sql`i.rank, i.recorded_at, i.id, i.initiative_id, i.kind, i.words, i.version, i.seen_by, i.hidden, i.gone`

/**
 * A set that grows step by step, and stops where enough are found: the fewest steps away first, of these the nearest by rank, then the
 * earliest. What something was reached through is so there before it, and whatever plan the server takes, it finds the same. An item
 * rests on those of its own initiative only, so that nothing asks for the initiative again.
 */
function reach({ sees, met }: Reaching, seed: RawBuilder<unknown>, way: Way): RawBuilder<unknown> {
  const most = way === 'sources' ? sql`i.rank desc` : sql`i.rank`
  // A step may meet again what is there already: at most so many, so that twice as many hold enough that is new.
  return sql`${sql.id(way)} as (
      select ${CARRIED} from initiative.thread_item i where ${seed}
      union
      select * from (
        select distinct ${CARRIED} from ${sql.id(way)} r cross join lateral (${beside(way, 'r')}) l join initiative.thread_item i on i.id = l.id and ${fits(way, 'r', 'i')}
        where i.kind <> 'voice' and ${shown({ sees })}
        order by ${most}, i.recorded_at, i.id limit ${met}
      ) n
    )`
}

/** What stands next to an item; `inside`: it would stand in it, where both are themes. */
function beside(way: Way, item: 'r' | 'i'): RawBuilder<unknown> {
  const id = sql.ref(`${item}.id`)
  const results = sql`select l.result_id as id, false as inside from initiative.thread_link l where l.source_id = ${id}`
  const sources = (inside: boolean) => sql`select l.source_id as id, ${sql.lit(inside)} as inside from initiative.thread_link l where l.result_id = ${id} and not l.from_voice`
  if (way === 'inside') return sql`${results} union all ${sources(true)} and ${sql.ref(`${item}.kind`)} = 'theme'`
  return way === 'results' ? results : sources(false)
}

const fits = (way: Way, item: 'r' | 'i', next: 'i' | 't') => (way === 'inside' ? sql`l.inside = (${sql.ref(`${item}.kind`)} = 'theme' and ${sql.ref(`${next}.kind`)} = 'theme')` : sql`true`)

/** More items than this are no page any more, but a book: each says how much more came of it, and its own page goes on from there. */
const MOST_GATHERED = 80

/** A theme that was put away is left out, unless something rests on it. */
export const shown = ({ sees }: Pick<Scope, 'sees'>, item: 'i' | 't' = 'i'): RawBuilder<boolean> => {
  const id = sql.ref(`${item}.id`)
  return sql<boolean>`${sql.ref(`${item}.seen_by`)} = any(${sees}::text[]) and (${sql.ref(`${item}.kind`)} <> 'theme'
    or not exists (select 1 from initiative.putting_away p where p.item_id = ${id}) or exists (select 1 from initiative.thread_link q where q.source_id = ${id}))`
}

function factsOf(rows: readonly ItemRow[], scope: Scope): ThreadFacts {
  const over = (of: (row: ItemRow) => number | null | undefined) => new Map(rows.flatMap((row) => ((of(row) ?? 0) > 0 ? [[row.id, of(row) ?? 0] as const] : [])))
  return {
    items: rows.map((row) => itemOf(row, scope)), links: rows.flatMap(({ id, results }) => (results ?? []).map((result) => ({ source: id, result }))),
    voices: new Map(rows.flatMap(({ id, said, taken_back: takenBack, mine }) => (said === null && takenBack === null ? [] : [[id, { said: said ?? 0, takenBack: takenBack ?? 0, mine: mine ?? 0 }]]))),
    more: over(({ more }) => more), moreSources: over((row) => row.more_sources),
  }
}

function itemOf(row: ItemRow, { now, zone }: Scope): ThreadItem {
  const { id, kind, state } = row
  const day = row.day ?? undefined
  if (state !== 'there') return { id, kind, state, words: '', recordedAt: row.recorded_at, day }
  const replies = (row.replies ?? []).map((reply) => ({ ...reply, nextBy: reply.nextBy ?? undefined, at: new Date(reply.at) }))
  const endings = (row.endings ?? []).map((ending) => ({
    ...ending, reason: ending.reason ?? undefined, at: new Date(ending.at), reopenedAt: ending.reopenedAt === null ? undefined : new Date(ending.reopenedAt),
  }))
  return {
    id, kind, state, words: row.words, recordedAt: row.recorded_at, day,
    endings, ending: endings.find((ending) => ending.reopenedAt === undefined),
    answer: row.answer ?? undefined, tested: row.tested ?? undefined, reply: replies.at(-1), promise: row.reply_by === null ? undefined : promiseState({ by: row.reply_by, replies }, now, zone),
    ways: heldWays(kind, row.ways),
  }
}

type ItemRow = Readonly<{
  id: ItemId; kind: ItemKind; words: string; recorded_at: Date; state: ThreadItem['state']; day: Day | null; reply_by: Day | null
  /** Moments in milliseconds. */
  endings: readonly Readonly<{ id: EndingId; kind: EndingKind; reason: string | null; at: number; reopenedAt: number | null }>[] | null
  answer: ThreadItem['answer'] | null
  tested: ThreadItem['tested'] | null
  ways: WayColumn | null
  /** `at` in milliseconds. */
  replies: readonly Readonly<{ kind: ReplyKind; words: string; nextBy: Day | null; at: number }>[] | null
  /** What came of it and is among the rows, and how many of what stands next to it are not. */
  results: readonly ItemId[] | null; more: number; more_sources?: number
  /** On how many voices it rests; nothing where none ever did. */
  said: number | null; taken_back: number | null; mine: number | null
}>

/** The rows of `there`, each with what is known of it. `there` is the beginning of the query. Hidden voices are not counted. */
function itemRows({ initiative, sees, person }: Who, there: RawBuilder<unknown>, ways: readonly Way[]): RawBuilder<ItemRow> {
  const open = sql`any(${sees}::text[])`
  // What only one kind has is asked for of that kind only.
  return sql<ItemRow>`${there}, own as materialized (
      select l.result_id as id, count(*)::integer as voices from initiative.contribution c join initiative.thread_link l on l.source_id = c.item_id
      where c.person_id = ${person} and c.voice_in = ${initiative} and l.source_seen_by = ${open} and not l.source_hidden and not l.source_gone and l.result_id in (select id from there)
      group by l.result_id
    )
    select i.id, i.kind, i.words, i.recorded_at, case when i.gone then 'taken-back' when i.hidden then 'hidden' else 'there' end as state,
      case i.kind when 'change' then (select c.since from initiative.change c where c.item_id = i.id) when 'outcome' then (select o.told_on from initiative.outcome o where o.item_id = i.id) end as day,
      case when exists (select from initiative.ending e where e.item_id = i.id) then (
        select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'reason', e.reason, 'at', extract(epoch from e.at) * 1000, 'reopenedAt', extract(epoch from r.at) * 1000) order by e.place)
        from initiative.ending e left join initiative.reopening r on r.ending_id = e.id where e.item_id = i.id) end as endings,
      case when i.kind = 'decision' then (select d.reply_by from initiative.decision d where d.item_id = i.id) end as reply_by,
      case when i.kind = 'decision' then (select json_build_object('body', a.body, 'said', a.said, 'why', a.why, 'byWhen', a.by_when)
        from initiative.answer a where a.item_id = i.id order by a.place desc limit 1) end as answer,
      case when i.kind = 'decision' then (select json_agg(json_build_object('kind', r.kind, 'words', r.words, 'nextBy', r.next_by, 'at', extract(epoch from r.at) * 1000) order by r.place)
        from initiative.reply r where r.item_id = i.id) end as replies,
      case when i.kind = 'test' then (select json_build_object('result', v.result, 'learned', v.learned) from initiative.trial_version v where v.item_id = i.id and v.version = i.version) end as tested, ${selectWays} as ways,
      k.said, k.taken_back, case when k.said > 0 then (select o.voices from own o where o.id = i.id) end as mine, near.*
    from there i cross join lateral (${nearOf(sees, ways)}) near
    cross join lateral (
      select sum(k.voices) filter (where not k.gone)::integer as said, sum(k.voices) filter (where k.gone)::integer as taken_back
      from initiative.voice_count k where k.initiative_id = ${initiative} and k.part_id = i.id and k.seen_by = ${open} and not k.hidden
    ) k
    order by i.recorded_at, i.id`
}

/** What came of an item and is there, too, and how many of what stands next to it are not, though they are there to be read. */
function nearOf(sees: Scope['sees'], ways: readonly Way[]): RawBuilder<unknown> {
  const beyond = (way: Way) => sql`(l.id not in (select id from there) and exists (
    select from initiative.thread_item t where t.id = l.id and ${fits(way, 'i', 't')} and t.kind <> 'voice' and not t.hidden and not t.gone and ${shown({ sees }, 't')}))`
  const results = ways.includes('inside') ? 'inside' : 'results'
  const sources = ways.includes('sources') ? sql`, (select count(*)::integer from (${beside('sources', 'i')}) l where ${beyond('sources')}) as more_sources` : sql``
  return sql`select array_agg(l.id) filter (where not l.inside and l.id in (select id from there)) as results, (count(*) filter (where ${beyond(results)}))::integer as more ${sources}
    from (${beside(results, 'i')}) l`
}
