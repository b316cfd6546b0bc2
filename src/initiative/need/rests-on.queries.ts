/** What a need rests on, and what it could. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { themeTables } from '../theme/tables.ts'
import { MOST_GROUNDS } from './rests-on.most.ts'

export type Ground = Readonly<{ id: ItemId; kind: ItemKind; words: string }>
/** What a need can rest on. */
export type GroundKind = 'theme' | 'voice'

const there = (database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>) =>
  themeTables(database).selectFrom('initiative.thread_item as i').select(['i.id', 'i.kind', 'i.words'])
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id').leftJoin('initiative.putting_away as p', 'p.item_id', 'i.id')
    .where('i.initiative_id', '=', initiative.id).where('i.seen_by', 'in', sees).where('t.item_id', 'is', null).where('h.item_id', 'is', null)

type Asked = Readonly<{ kind: GroundKind; search: string | undefined; after: ItemId | undefined; most: number; except?: ItemId | undefined }>

/** Themes or voices that a need can still rest on, the newest first; `except` is the need. */
export async function listPossibleGrounds(database: Database, here: Seen, { kind, search, after, most, except }: Asked): Promise<readonly Ground[]> {
  let query = there(database, here).where('i.kind', '=', kind).where('p.item_id', 'is', null)
  if (except !== undefined) {
    query = query.where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.thread_link as l').select('l.source_id').where('l.result_id', '=', except).whereRef('l.source_id', '=', 'i.id'))))
  }
  if (search !== undefined) query = query.where('i.words', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  if (after !== undefined) query = query.where(sql<boolean>`(i.recorded_at, i.id) < (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = ${here.initiative.id})`)
  return query.orderBy('i.recorded_at', 'desc').orderBy('i.id', 'desc').limit(most).execute()
}

/** Those of some items that something can rest on, in the order in which they were recorded. */
export async function listGroundsAmong(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, among: readonly ItemId[]): Promise<readonly Ground[]> {
  if (among.length === 0) return []
  return there(database, here).where('i.kind', 'in', ['theme', 'voice']).where('i.id', 'in', among).orderBy('i.recorded_at').orderBy('i.id').execute()
}


/** What this visitor may see of what a need rests on, themes first: one more than a page lists. */
export async function listGroundsOf(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, need: ItemId): Promise<readonly Ground[]> {
  return there(database, here).innerJoin('initiative.thread_link as l', 'l.source_id', 'i.id').where('l.result_id', '=', need)
    .orderBy(sql`i.kind = 'voice'`).orderBy('i.recorded_at').orderBy('i.id').limit(MOST_GROUNDS + 1).execute()
}

/** What rests on a need: ideas, agreements and whatever else came of it, the earliest first. */
export async function listCameOf(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, need: ItemId): Promise<readonly Ground[]> {
  return there(database, here).innerJoin('initiative.thread_link as l', 'l.result_id', 'i.id').where('l.source_id', '=', need).orderBy('i.recorded_at').orderBy('i.id').limit(MOST_GROUNDS + 1).execute()
}

/** A need no longer rests on some items. */
export async function unlinkGrounds(trx: Transaction, need: ItemId, sources: readonly ItemId[]): Promise<void> {
  if (sources.length > 0) await themeTables(trx).deleteFrom('initiative.thread_link').where('result_id', '=', need).where('source_id', 'in', sources).execute()
}
