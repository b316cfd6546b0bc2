/** Writing the thread: items, and what they rest on. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type Audience, type Channel, type InitiativeId, type ItemId, type ItemKind, type PersonId, type StandpointId, tables } from '../tables.ts'
import { tellCame } from './tell-pages.ts'

/**
 * Where an item of a kind begins in the order of the thread. Far apart, so that linking within a kind (a theme in a theme,
 * a second prototype after a test) seldom has to move what comes after.
 */
const FIRST_RANK: Readonly<Record<ItemKind, number>> = {
  voice: 0, theme: 1_000, need: 2_000, idea: 3_000, prototype: 4_000, test: 5_000, decision: 6_000, change: 7_000, outcome: 8_000,
}

export type NewItem = Readonly<{ initiative: InitiativeId; kind: ItemKind; words: string; seenBy: Audience; id?: ItemId; recordedAt?: Date }>

/** Who said or made an item. `saidBy`: the name of somebody who has no account here, as the group calls them. */
export type NewContribution = Readonly<{
  person: PersonId | undefined; standpoint: StandpointId | undefined; channel: Channel; enteredBy?: PersonId | undefined; saidBy?: string | undefined
}>

/** Records an item and who contributed it. Gives its id. */
export async function insertItem(trx: Transaction, item: NewItem, by: NewContribution): Promise<ItemId> {
  const [id] = await insertItems(trx, [{ item, by }])
  if (id === undefined) throw new Error('an item was recorded without an id')
  await record(trx, { kind: 'item-recorded', ids: { initiative: item.initiative, item: id } })
  if (item.kind === 'voice') await tellCame(trx, item.initiative, id, 1)
  return id
}

/** Records many items, in the order given: a column of each at a time, so that thousands cost one statement a table. Whoever brings in many voices says once how many: `tellCame`. */
export async function insertItems(trx: Transaction, all: readonly Readonly<{ item: NewItem; by: NewContribution }>[]): Promise<readonly ItemId[]> {
  const made: ItemId[] = []
  for (let from = 0; from < all.length; from += 5_000) {
    const part = all.slice(from, from + 5_000)
    const ids = part.map(({ item }) => item.id ?? newId<'item'>())
    const items = part.map(({ item }) => item)
    const by = part.map((one) => one.by)
    await sql`
      insert into initiative.thread_item (id, initiative_id, kind, words, seen_by, rank, recorded_at)
      select id, initiative_id, kind, words, seen_by, rank, coalesce(recorded_at, now())
      from unnest(${ids}::uuid[], ${items.map((item) => item.initiative)}::uuid[], ${items.map((item) => item.kind)}::text[], ${items.map((item) => item.words)}::text[],
        ${items.map((item) => item.seenBy)}::text[], ${items.map((item) => FIRST_RANK[item.kind])}::integer[], ${items.map((item) => item.recordedAt ?? null)}::timestamptz[])
        as new (id, initiative_id, kind, words, seen_by, rank, recorded_at)`.execute(tables(trx))
    await sql`
      insert into initiative.contribution (item_id, person_id, standpoint_id, channel, entered_by, said_by)
      select * from unnest(${ids}::uuid[], ${by.map((one) => one.person ?? null)}::uuid[], ${by.map((one) => one.standpoint ?? null)}::uuid[], ${by.map((one) => one.channel)}::text[],
        ${by.map((one) => one.enteredBy ?? null)}::uuid[], ${by.map((one) => one.saidBy ?? null)}::text[])`.execute(tables(trx))
    made.push(...ids)
  }
  const [first] = all
  if (first !== undefined && all.length > 1) await record(trx, { kind: 'items-recorded', ids: { initiative: first.item.initiative } })
  return made
}

/**
 * Lets a result rest on sources. Where a source ranks as high as the result, the result and all that follows from it move up first.
 * @returns `'circle'` where a source itself follows from the result: nothing is written then.
 */
export async function linkItems(trx: Transaction, initiative: InitiativeId, result: ItemId, sources: readonly ItemId[]): Promise<'linked' | 'circle'> {
  if (sources.length === 0) return 'linked'
  // One at a time in an initiative, so that two links made at once can't close a circle between them.
  await sql`select pg_advisory_xact_lock(hashtextextended(${initiative}, 1))`.execute(tables(trx))
  const { rows } = await sql<{ needed: number; circle: boolean }>`
    with recursive after as (
      select ${result}::uuid as id
      union
      select l.result_id from initiative.thread_link l join after a on a.id = l.source_id
    )
    select (select max(rank) + 1 from initiative.thread_item where id = any(${sources}::uuid[])) as needed,
      exists (select 1 from after where id = any(${sources}::uuid[])) as circle`.execute(tables(trx))
  if (rows[0]?.circle !== false) return 'circle'
  await raise(trx, result, rows[0].needed)
  await sql`
    insert into initiative.thread_link (initiative_id, source_id, source_rank, result_id, result_rank)
    select r.initiative_id, s.id, s.rank, r.id, r.rank
    from initiative.thread_item r join initiative.thread_item s on s.initiative_id = r.initiative_id and s.id = any(${sources}::uuid[])
    where r.id = ${result} and r.initiative_id = ${initiative}
    on conflict do nothing`.execute(tables(trx))
  return 'linked'
}

/**
 * Waits in the line of `linkItems` for the initiatives of some items: before anything of them is changed that links carry, so that
 * whoever links and whoever takes back, hides or edits never wait for each other in a circle.
 */
export async function holdLinksOf(trx: Transaction, items: readonly ItemId[]): Promise<void> {
  await sql`select initiative.hold_themes(array(select distinct initiative_id from initiative.thread_item where id = any(${items}::uuid[])))`.execute(tables(trx))
}

/** Moves an item up to a rank where it stands lower, and before it whatever follows from it, so that every link still goes upwards. */
async function raise(trx: Transaction, item: ItemId, rank: number): Promise<void> {
  const row = await tables(trx).selectFrom('initiative.thread_item').select('rank').where('id', '=', item).executeTakeFirst()
  if (row === undefined || row.rank >= rank) return
  const results = await tables(trx).selectFrom('initiative.thread_link').select('result_id').where('source_id', '=', item).execute()
  for (const { result_id } of results) await raise(trx, result_id, rank + 1)
  await tables(trx).updateTable('initiative.thread_item').set({ rank }).where('id', '=', item).execute()
}
