/**
 * The facts of the outline, as far as somebody may see them: of the whole thread, or of as much of it as a page carries. Two queries
 * however long the thread is: voices are counted already, and only what rests on them is read.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Day, Zone } from '#platform/time.ts'
import type { EndingId, EndingKind } from '../happened/tables.ts'
import { promiseState } from '../reply/promise.rules.ts'
import type { ReplyKind } from '../reply/tables.ts'
import { type Audience, type InitiativeId, type ItemId, type ItemKind, type PersonId, tables } from '../tables.ts'
import { selectWays } from '../ways/ways.queries.ts'
import { type WayColumn, heldWays } from '../ways/ways.rules.ts'
import { NO_VOICES, type ThreadFacts, type ThreadItem, type ThreadLink, type VoiceCount } from './outline.rules.ts'

/** An initiative, what somebody sees in it, and who that is: what is theirs is counted as theirs. */
export type Scope = Readonly<{ initiative: InitiativeId; zone: Zone; sees: readonly Audience[]; person: PersonId | undefined; now: Date }>

/** What a whole thread holds: for what is read by programs. */
export async function listThread(database: Database, scope: Scope): Promise<ThreadFacts> {
  return factsOf(database, scope, await itemRows(database, sql`i.initiative_id = ${scope.initiative} and i.kind <> 'voice' and ${shown(scope)}`), ['results'])
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
  if (from.length === 0) return { items: [], links: [], voices: new Map(), loose: NO_VOICES }
  const reached = sql.join(ways.map((way) => sql`(${reach(scope, from, way)})`), sql` union `)
  return factsOf(database, scope, await itemRows(database, sql`${shown(scope)} and i.id in (${reached})`), ways)
}

/**
 * A set that grows step by step, and stops where enough are found: the fewest steps away first, of these the nearest by rank, then the
 * earliest. What something was reached through is so there before it, and whatever plan the server takes, it finds the same. An item
 * rests on those of its own initiative only, so that nothing asks for the initiative again.
 */
function reach(scope: Scope, from: readonly ItemId[], way: Way): RawBuilder<unknown> {
  const next = NEXT[way]
  const enough = from.length + MOST_GATHERED
  // Of a list the server supposes ten, and would plan each time anew what is asked of one.
  const [one] = from
  const seed = from.length === 1 && one !== undefined ? sql`select ${one}::uuid as id` : sql`select f.id from unnest(${from}::uuid[]) as f(id)`
  const most = way === 'sources' ? sql`i.rank desc` : sql`i.rank`
  // A step may meet again what is there already: at most so many, so that twice as many hold enough that is new.
  return sql`with recursive reach as (
      ${seed}
      union
      select n.id from (
        select distinct i.rank, i.recorded_at, i.id from reach r ${next} where i.kind <> 'voice' and ${shown(scope)}
        order by ${most}, i.recorded_at, i.id limit ${2 * enough}
      ) n
    ) select id from reach limit ${enough}`
}

const NEXT: Readonly<Record<Way, RawBuilder<unknown>>> = {
  results: sql`join initiative.thread_link l on l.source_id = r.id join initiative.thread_item i on i.id = l.result_id`,
  sources: sql`join initiative.thread_link l on l.result_id = r.id and not l.from_voice join initiative.thread_item i on i.id = l.source_id`,
  inside: sql`join initiative.thread_item n on n.id = r.id cross join lateral (
      select l.result_id as id, false as inside from initiative.thread_link l where l.source_id = r.id
      union all select l.source_id, true from initiative.thread_link l where n.kind = 'theme' and l.result_id = r.id and not l.from_voice
    ) l join initiative.thread_item i on i.id = l.id and l.inside = (n.kind = 'theme' and i.kind = 'theme')`,
}

/** More items than this are no page any more, but a book: each says how much more came of it, and its own page goes on from there. */
const MOST_GATHERED = 80

/** A theme that was put away is left out, unless something rests on it. */
export const shown = ({ sees }: Pick<Scope, 'sees'>): RawBuilder<boolean> => sql<boolean>`i.seen_by = any(${[...sees]}::text[])
  and (not exists (select 1 from initiative.putting_away p where p.item_id = i.id) or exists (select 1 from initiative.thread_link q where q.source_id = i.id))`

async function factsOf(database: Database, scope: Scope, rows: readonly ItemRow[], ways: readonly Way[]): Promise<ThreadFacts> {
  return { items: rows.map((row) => itemOf(row, scope)), ...(await linksAndVoices(database, scope, rows, ways)) }
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
}>

async function itemRows(database: Database, which: RawBuilder<unknown>): Promise<readonly ItemRow[]> {
  // What only one kind has is asked for of that kind only.
  const { rows } = await sql<ItemRow>`
    select i.id, i.kind, i.words, i.recorded_at, case when i.gone then 'taken-back' when i.hidden then 'hidden' else 'there' end as state,
      case i.kind when 'change' then (select c.since from initiative.change c where c.item_id = i.id) when 'outcome' then (select o.told_on from initiative.outcome o where o.item_id = i.id) end as day,
      (select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'reason', e.reason, 'at', extract(epoch from e.at) * 1000, 'reopenedAt', extract(epoch from r.at) * 1000) order by e.place)
        from initiative.ending e left join initiative.reopening r on r.ending_id = e.id where e.item_id = i.id) as endings,
      case when i.kind = 'decision' then (select d.reply_by from initiative.decision d where d.item_id = i.id) end as reply_by,
      case when i.kind = 'decision' then (select json_build_object('body', a.body, 'said', a.said, 'why', a.why, 'byWhen', a.by_when)
        from initiative.answer a where a.item_id = i.id order by a.place desc limit 1) end as answer,
      case when i.kind = 'decision' then (select json_agg(json_build_object('kind', r.kind, 'words', r.words, 'nextBy', r.next_by, 'at', extract(epoch from r.at) * 1000) order by r.place)
        from initiative.reply r where r.item_id = i.id) end as replies,
      case when i.kind = 'test' then (select json_build_object('result', v.result, 'learned', v.learned) from initiative.trial_version v where v.item_id = i.id and v.version = i.version) end as tested, ${selectWays} as ways
    from initiative.thread_item i
    where ${which}
    order by i.recorded_at, i.id`.execute(tables(database))
  return rows
}

type LinkRow = Readonly<{ source: ItemId | null; result: ItemId | null; way: 'results' | 'sources' | null; more: number; said: number; taken_back: number; mine: number }>

/** The links among some items, how many of what comes next are not among them, and on how many voices each rests. Hidden voices are not counted. */
async function linksAndVoices(database: Database, { initiative, sees, person }: Scope, items: readonly Pick<ItemRow, 'id' | 'kind'>[], ways: readonly Way[]) {
  const ids = items.map(({ id }) => id)
  const open = [...sees]
  // None of the items is a voice: what rests on them is found without asking each link.
  const beyond = ways.map((way) => {
    if (way === 'inside') return beyondInside(ids, items.flatMap(({ id, kind }) => (kind === 'theme' ? [id] : [])), sees)
    const [near, far, above] = way === 'results' ? [sql`l.source_id`, sql`l.result_id`, sql``] : [sql`l.result_id`, sql`l.source_id`, sql`and not l.from_voice`]
    return sql`union all select ${near}, null, ${way}, count(*)::integer, 0, 0, 0 from initiative.thread_link l join initiative.thread_item i on i.id = ${far}
      where ${near} = any(${ids}::uuid[]) ${above} and not ${far} = any(${ids}::uuid[]) and i.kind <> 'voice' and not i.hidden and not i.gone and ${shown({ sees })} group by ${near}`
  })
  const { rows } = await sql<LinkRow>`
    select l.source_id as source, l.result_id as result, null as way, 0 as more, 0 as said, 0 as taken_back, 0 as mine
    from initiative.thread_link l where l.source_id = any(${ids}::uuid[]) and l.result_id = any(${ids}::uuid[]) ${sql.join(beyond, sql` `)}
    union all
    select null, k.part_id, null, 0, coalesce(sum(k.voices) filter (where not k.gone), 0)::integer, coalesce(sum(k.voices) filter (where k.gone), 0)::integer, 0
    from initiative.voice_count k
    where k.initiative_id = ${initiative} and k.seen_by = any(${open}::text[]) and not k.hidden and (k.part_id = any(${ids}::uuid[]) or (k.part_id is null and not k.linked)) group by k.part_id
    union all
    select null, l.result_id, null, 0, 0, 0, count(*)::integer
    from initiative.contribution c join initiative.thread_item v on v.id = c.item_id join initiative.thread_link l on l.source_id = v.id
    where c.person_id = ${person ?? null} and c.voice_in = ${initiative} and v.seen_by = any(${open}::text[]) and not v.hidden and not v.gone
    group by l.result_id`.execute(tables(database))
  const links: ThreadLink[] = []
  const more = { results: new Map<ItemId, number>(), sources: new Map<ItemId, number>() }
  const voices = new Map<ItemId, VoiceCount>()
  let loose = NO_VOICES
  for (const row of rows) {
    if (row.source !== null && row.way !== null) more[row.way].set(row.source, row.more)
    else if (row.source !== null && row.result !== null) links.push({ source: row.source, result: row.result })
    else if (row.result === null) loose = { said: row.said, takenBack: row.taken_back, mine: 0 }
    else voices.set(row.result, sumOf(voices.get(row.result) ?? NO_VOICES, row))
  }
  return { links, more: more.results, moreSources: more.sources, voices, loose }
}

/** How many of what came of some items, and of the themes in those of them that are themes, are not among these. */
const beyondInside = (ids: readonly ItemId[], themes: readonly ItemId[], sees: Scope['sees']) => sql`union all
    select l.near, null, 'results', count(*)::integer, 0, 0, 0 from (
      select l.source_id as near, l.result_id as far, l.source_id = any(${themes}::uuid[]) as theme, false as inside from initiative.thread_link l where l.source_id = any(${ids}::uuid[])
      union all select l.result_id, l.source_id, true, true from initiative.thread_link l where l.result_id = any(${themes}::uuid[]) and not l.from_voice
    ) l join initiative.thread_item i on i.id = l.far and l.inside = (l.theme and i.kind = 'theme')
    where not l.far = any(${ids}::uuid[]) and i.kind <> 'voice' and not i.hidden and not i.gone and ${shown({ sees })} group by l.near`

const sumOf = (one: VoiceCount, other: LinkRow): VoiceCount => ({ said: one.said + other.said, takenBack: one.takenBack + other.taken_back, mine: one.mine + other.mine })
