/** What things cost, saved and put at risk. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Seen } from '../initiative.gate.ts'
import type { Audience, InitiativeId, ItemId, ItemKind, PersonId } from '../tables.ts'
import type { Cost } from './cost.rules.ts'
import { type CostId, costTables } from './tables.ts'

/** What it is about, as far as this visitor may see it. */
export type About = Readonly<{ id: ItemId; kind: ItemKind; words: string }>
export type RecordedCost = Cost & Readonly<{ id: CostId; about: About | undefined; recordedBy: PersonId | undefined; at: Date }>

type In = Pick<Seen, 'initiative' | 'sees'>

/** A figure goes with what it is about: where that is hidden, taken back or not this visitor's to see, the figure isn't there either. */
const select = (database: Database, { initiative, sees }: In) =>
  costTables(database).selectFrom('initiative.cost as c')
    .leftJoin('initiative.thread_item as i', 'i.id', 'c.item_id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id').leftJoin('initiative.taking_back as t', 't.item_id', 'i.id')
    .leftJoin('initiative.cost_taking_out as o', 'o.cost_id', 'c.id')
    .select(['c.id', 'c.kind', 'c.words', 'c.amount_pence', 'c.period', 'c.borne_by', 'c.basis', 'c.source', 'c.service_changed', 'c.who_decided', 'c.with_whom', 'c.recorded_by', 'c.at',
      'i.id as about', 'i.kind as about_kind', 'i.words as about_words'])
    .where('c.initiative_id', '=', initiative.id).where('c.seen_by', 'in', sees).where('o.cost_id', 'is', null).where('h.item_id', 'is', null).where('t.item_id', 'is', null)
    .where((eb) => eb.or([eb('c.item_id', 'is', null), eb('i.seen_by', 'in', sees)]))
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const costOf = (row: Row): RecordedCost => {
  const { amount_pence: pence, period, basis, source, service_changed: serviceChanged, who_decided: whoDecided, with_whom: withWhom } = row
  return {
    id: row.id, kind: row.kind, words: row.words, borneBy: row.borne_by, recordedBy: row.recorded_by ?? undefined, at: row.at,
    amount: pence === null || period === null || basis === null || source === null ? undefined : { pence, period, basis, source },
    notASubstitute: serviceChanged === null || whoDecided === null || withWhom === null ? undefined : { serviceChanged, whoDecided, withWhom },
    about: row.about === null || row.about_kind === null || row.about_words === null ? undefined : { id: row.about, kind: row.about_kind, words: row.about_words },
  }
}

/** The newest first, after the one of that id. */
export async function listCosts(database: Database, here: In, { after, most }: Readonly<{ after: CostId | undefined; most: number }>): Promise<readonly RecordedCost[]> {
  let query = select(database, here)
  if (after !== undefined) query = query.where(sql<boolean>`(c.at, c.id) < (select a.at, a.id from initiative.cost a where a.id = ${after} and a.initiative_id = ${here.initiative.id})`)
  return (await query.orderBy('c.at', 'desc').orderBy('c.id', 'desc').limit(most).execute()).map(costOf)
}

/** As many figures about one page's items as anybody reads there; all of them stand on the page of costs. */
const MOST_BESIDE = 100

/** The figures about some items, the newest first. */
export async function listCostsAbout(database: Database, here: In, items: readonly ItemId[]): Promise<readonly RecordedCost[]> {
  if (items.length === 0) return []
  return (await select(database, here).where('c.item_id', 'in', items).orderBy('c.at', 'desc').orderBy('c.id', 'desc').limit(MOST_BESIDE).execute()).map(costOf)
}

/** One figure that this visitor may see. */
export async function findCost(database: Database, here: In, id: CostId): Promise<RecordedCost | undefined> {
  const row = await select(database, here).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : costOf(row)
}

type By = Readonly<{ initiative: InitiativeId; seenBy: Audience; person: PersonId; about: ItemId | undefined; at: Date }>

export async function insertCost(trx: Transaction, by: By, { kind, words, borneBy, amount, notASubstitute }: Cost): Promise<void> {
  await costTables(trx).insertInto('initiative.cost').values({
    id: newId<'cost'>(), initiative_id: by.initiative, item_id: by.about ?? null, kind, words, borne_by: borneBy,
    amount_pence: amount?.pence ?? null, period: amount?.period ?? null, basis: amount?.basis ?? null, source: amount?.source ?? null,
    service_changed: notASubstitute?.serviceChanged ?? null, who_decided: notASubstitute?.whoDecided ?? null, with_whom: notASubstitute?.withWhom ?? null,
    seen_by: by.seenBy, recorded_by: by.person, at: by.at,
  }).execute()
}

/** Takes a figure out; twice is once. */
export async function takeCostOut(trx: Transaction, id: CostId, reason: string, by: PersonId, at: Date): Promise<void> {
  await costTables(trx).insertInto('initiative.cost_taking_out').values({ cost_id: id, reason, taken_out_by: by, at }).onConflict((on) => on.column('cost_id').doNothing()).execute()
}

/** What a figure can be about: the newest agreements, changes, and what people told us. */
export async function listAbout(database: Database, { initiative, sees }: In): Promise<readonly About[]> {
  return costTables(database).selectFrom('initiative.thread_item as i').leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.kind', 'i.words']).where('i.initiative_id', '=', initiative.id).where('i.kind', 'in', ['decision', 'change', 'outcome', 'prototype', 'test']).where('i.seen_by', 'in', sees)
    .where('t.item_id', 'is', null).where('h.item_id', 'is', null).orderBy('i.recorded_at', 'desc').orderBy('i.id').limit(MOST_OFFERED).execute()
}

/** What is older has a page of its own, from which one comes here with it chosen. */
const MOST_OFFERED = 200
