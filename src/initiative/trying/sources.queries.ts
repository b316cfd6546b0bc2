/** What an idea, a prototype or a test rests on, and what came of it. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { linkItems } from '../thread/item.queries.ts'
import type { Result } from '../trial/tables.ts'
import { type Tried, tryingTables } from './tables.ts'

/** Something near in the thread; `result`: how a test went. */
export type Near = Readonly<{ id: ItemId; kind: ItemKind; words: string; result: Result | null }>

/** What each may rest on. Loops are normal: a test that failed leads to a new idea; only what would close a circle is refused. */
const MAY_REST_ON: Readonly<Record<Tried, readonly ItemKind[]>> = {
  idea: ['need', 'theme', 'voice', 'idea', 'prototype', 'test', 'outcome'],
  prototype: ['idea', 'test', 'prototype', 'need'],
  test: ['prototype', 'idea'],
}
/** What is offered to be ticked; the rest is reached from its own page. Voices are too many to tick among. */
const OFFERED: Readonly<Record<Tried, readonly ItemKind[]>> = { idea: ['need', 'theme', 'test'], prototype: ['idea', 'test'], test: ['prototype', 'idea'] }

/** As many as stand on a page without burying its button; what is older is reached from its own page, and comes ticked. */
const MOST_OFFERED = 24

const there = sql`not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)`
const resultOf = sql`(select v.result from initiative.trial_version v where v.item_id = i.id and v.version = i.version)`

/** What something of a kind can rest on, the newest first; those of `also` before them: what somebody came from, or had chosen. */
export async function listToRestOn(database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>, kind: Tried, also: readonly ItemId[], self?: ItemId): Promise<readonly Near[]> {
  const mine = sql`i.initiative_id = ${initiative.id} and i.seen_by = any(${[...sees]}::text[]) and i.id is distinct from ${self ?? null} and ${there}`
  // Two looks, not one with an «or»: that would read every voice of a large initiative.
  const { rows } = await sql<Near>`
    select i.id, i.kind, i.words, ${resultOf} as result from (
      (select i.id, true as chosen from initiative.thread_item i where i.id = any(${[...also]}::uuid[]) and i.kind = any(${[...MAY_REST_ON[kind]]}::text[]) and ${mine})
      union all
      (select i.id, false from initiative.thread_item i where i.kind = any(${[...OFFERED[kind]]}::text[]) and i.id <> all(${[...also]}::uuid[]) and ${mine}
        order by i.recorded_at desc, i.id limit ${MOST_OFFERED})
    ) o join initiative.thread_item i on i.id = o.id
    where not exists (select 1 from initiative.putting_away p where p.item_id = i.id)
    order by o.chosen desc, i.recorded_at desc, i.id`.execute(tryingTables(database))
  return rows
}

export type Around = Readonly<{ restsOn: readonly Near[]; came: readonly Near[] }>

/** What an item rests on and what came of it, as far as this visitor may see. One query. */
export async function listAround(database: Database, { sees }: Pick<Seen, 'sees'>, item: ItemId): Promise<Around> {
  const { rows } = await sql<Near & { came: boolean }>`
    select i.id, i.kind, i.words, ${resultOf} as result, n.came
    from (
      select source_id as id, false as came from initiative.thread_link where result_id = ${item}
      union all
      select result_id, true from initiative.thread_link where source_id = ${item}
    ) n join initiative.thread_item i on i.id = n.id
    where i.seen_by = any(${[...sees]}::text[]) and ${there}
    order by i.recorded_at, i.id limit 400`.execute(tryingTables(database))
  return { restsOn: rows.filter(({ came }) => !came), came: rows.filter(({ came }) => came) }
}

/** Makes an item rest on what is ticked among what was offered; what was not offered stays as it is. */
export async function relink(trx: Transaction, { initiative }: Pick<Seen, 'initiative'>, item: ItemId, offered: readonly Near[], ticked: readonly ItemId[]): Promise<'linked' | 'circle'> {
  const left = offered.map(({ id }) => id).filter((id) => !ticked.includes(id))
  if (left.length > 0) await tryingTables(trx).deleteFrom('initiative.thread_link').where('result_id', '=', item).where('source_id', 'in', left).execute()
  return linkItems(trx, initiative.id, item, ticked)
}
