/**
 * The facts of the outline, as far as somebody may see them. Two queries however long the thread is: voices are counted by the
 * database, and only what rests on them is read.
 */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Day, Zone } from '#platform/time.ts'
import type { EndingId, EndingKind } from '../happened/tables.ts'
import { promiseState } from '../reply/promise.rules.ts'
import type { ReplyKind } from '../reply/tables.ts'
import { ITEM_KINDS, type Audience, type InitiativeId, type ItemId, type ItemKind, type PersonId, tables } from '../tables.ts'
import { NO_VOICES, type ThreadFacts, type ThreadItem, type ThreadLink, type VoiceCount } from './outline.rules.ts'

/** An initiative, what somebody sees in it, and who that is: what is theirs is counted as theirs. */
export type Scope = Readonly<{ initiative: InitiativeId; zone: Zone; sees: readonly Audience[]; person: PersonId | undefined; now: Date }>

/** More items above the voices than this no page can show; the rest is reached through the items themselves. */
const MOST_ITEMS = 5_000

/** Named one by one, so that the index leads past the voices. */
const ABOVE_VOICES = ITEM_KINDS.filter((kind) => kind !== 'voice')

/** What a thread holds. */
export async function listThread(database: Database, scope: Scope): Promise<ThreadFacts> {
  const [rows, { links, voices }] = await Promise.all([itemRows(database, scope), linksAndVoices(database, scope)])
  const { rest, loose } = voices
  return { items: rows.map((row) => itemOf(row, scope)), links, voices: rest, loose }
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
  }
}

type ItemRow = Readonly<{
  id: ItemId; kind: ItemKind; words: string; recorded_at: Date; state: ThreadItem['state']; day: Day | null; reply_by: Day | null
  /** Moments in milliseconds. */
  endings: readonly Readonly<{ id: EndingId; kind: EndingKind; reason: string | null; at: number; reopenedAt: number | null }>[] | null
  answer: ThreadItem['answer'] | null
  tested: ThreadItem['tested'] | null
  /** `at` in milliseconds. */
  replies: readonly Readonly<{ kind: ReplyKind; words: string; nextBy: Day | null; at: number }>[] | null
}>

/** A theme that was put away is left out, unless something rests on it. */
async function itemRows(database: Database, { initiative, sees }: Scope): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.id, i.kind, i.words, i.recorded_at, coalesce(c.since, o.told_on) as day, d.reply_by,
      case when t.item_id is not null then 'taken-back' when h.item_id is not null then 'hidden' else 'there' end as state,
      (select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'reason', e.reason, 'at', extract(epoch from e.at) * 1000, 'reopenedAt', extract(epoch from r.at) * 1000) order by e.place)
        from initiative.ending e left join initiative.reopening r on r.ending_id = e.id where e.item_id = i.id) as endings,
      (select json_build_object('body', a.body, 'said', a.said, 'why', a.why, 'byWhen', a.by_when)
        from initiative.answer a where a.item_id = d.item_id order by a.place desc limit 1) as answer,
      (select json_agg(json_build_object('kind', r.kind, 'words', r.words, 'nextBy', r.next_by, 'at', extract(epoch from r.at) * 1000) order by r.place)
        from initiative.reply r where r.item_id = d.item_id) as replies,
      case when i.kind = 'test' then (select json_build_object('result', v.result, 'learned', v.learned) from initiative.trial_version v where v.item_id = i.id and v.version = i.version) end as tested
    from initiative.thread_item i
    left join initiative.taking_back t on t.item_id = i.id
    left join initiative.hiding h on h.item_id = i.id
    left join initiative.change c on c.item_id = i.id
    left join initiative.outcome o on o.item_id = i.id
    left join initiative.decision d on d.item_id = i.id
    where i.initiative_id = ${initiative} and i.kind = any(${ABOVE_VOICES}::text[]) and i.seen_by = any(${[...sees]}::text[])
      and (not exists (select 1 from initiative.putting_away p where p.item_id = i.id) or exists (select 1 from initiative.thread_link l where l.source_id = i.id))
    order by i.recorded_at, i.id limit ${MOST_ITEMS}`.execute(tables(database))
  return rows
}

type LinkRow = Readonly<{ source_id: ItemId | null; result_id: ItemId | null; said: number; taken_back: number; mine: number }>

/** Hidden voices are not counted; those that nothing rests on stand together. */
async function linksAndVoices(database: Database, { initiative, sees, person }: Scope) {
  const { rows } = await sql<LinkRow>`
    select l.source_id, l.result_id, 0 as said, 0 as taken_back, 0 as mine
    from initiative.thread_item s join initiative.thread_link l on l.source_id = s.id
    where s.initiative_id = ${initiative} and s.kind = any(${ABOVE_VOICES}::text[])
    union all
    select null, l.result_id, (count(*) filter (where t.item_id is null))::integer, (count(t.item_id))::integer,
      (count(*) filter (where t.item_id is null and v.id in (select c.item_id from initiative.contribution c where c.person_id = ${person ?? null})))::integer
    from initiative.thread_item v
    left join initiative.thread_link l on l.initiative_id = v.initiative_id and l.source_id = v.id
    left join initiative.taking_back t on t.item_id = v.id
    left join initiative.hiding h on h.item_id = v.id
    where v.initiative_id = ${initiative} and v.kind = 'voice' and v.seen_by = any(${[...sees]}::text[]) and h.item_id is null
    group by l.result_id`.execute(tables(database))
  const links: ThreadLink[] = []
  const rest = new Map<ItemId, VoiceCount>()
  let loose = NO_VOICES
  for (const row of rows) {
    const count = { said: row.said, takenBack: row.taken_back, mine: row.mine }
    if (row.source_id !== null && row.result_id !== null) links.push({ source: row.source_id, result: row.result_id })
    else if (row.result_id === null) loose = count
    else rest.set(row.result_id, count)
  }
  return { links, voices: { rest, loose } }
}
