/** What happened: changes, what people told us about them, and what is claimed. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import { type Audience, type InitiativeId, type ItemId, type ItemKind, type PersonId, tables } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import type { Claim } from './claim.rules.ts'
import { OUTCOMES_BESIDE } from './happened.rules.ts'
import { happenedTables } from './tables.ts'

export type Choosable = Readonly<{ id: ItemId; words: string }>

/** The newest items of a kind that something may rest on: neither taken back nor hidden. */
export async function listChoosable(database: Database, initiative: InitiativeId, sees: readonly Audience[], kind: ItemKind): Promise<readonly Choosable[]> {
  return tables(database).selectFrom('initiative.thread_item as i')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.words']).where('i.initiative_id', '=', initiative).where('i.kind', '=', kind).where('i.seen_by', 'in', sees)
    .where('t.item_id', 'is', null).where('h.item_id', 'is', null)
    .orderBy('i.recorded_at', 'desc').orderBy('i.id').limit(MOST_CHOICES).execute()
}

/** More than this nobody can tick through; what is older is reached from its own page. */
const MOST_CHOICES = 200

type By = Readonly<{ initiative: InitiativeId; seenBy: Audience; person: PersonId; at: Date }>

/** Records a change that rests on agreements. `'circle'` can't be: nothing rests on what was just made. */
export async function insertChange(trx: Transaction, by: By, change: Readonly<{ words: string; since: Day; restsOn: readonly ItemId[] }>): Promise<ItemId> {
  const item = await insertItem(trx, { initiative: by.initiative, kind: 'change', words: change.words, seenBy: by.seenBy, recordedAt: by.at }, madeBy(by))
  await happenedTables(trx).insertInto('initiative.change').values({ item_id: item, since: change.since }).execute()
  await linkItems(trx, by.initiative, item, change.restsOn)
  return item
}

/** Records what people told us about changes, with a claim where there is one. */
export async function insertOutcome(
  trx: Transaction, by: By, outcome: Readonly<{ words: string; toldOn: Day; restsOn: readonly ItemId[]; claim: Claim | undefined }>,
): Promise<ItemId> {
  const item = await insertItem(trx, { initiative: by.initiative, kind: 'outcome', words: outcome.words, seenBy: by.seenBy, recordedAt: by.at }, madeBy(by))
  await happenedTables(trx).insertInto('initiative.outcome').values({ item_id: item, told_on: outcome.toldOn }).execute()
  if (outcome.claim !== undefined) await happenedTables(trx).insertInto('initiative.claim').values({ item_id: item, ...outcome.claim }).execute()
  await linkItems(trx, by.initiative, item, outcome.restsOn)
  return item
}

const madeBy = ({ person }: By) => ({ person, standpoint: undefined, channel: 'site' as const })

export type Outcome = Readonly<{ id: ItemId; words: string; toldOn: Day; claim: Claim | undefined }>
export type Change = Readonly<{ id: ItemId; words: string; since: Day; recordedAt: Date; restsOn: readonly Choosable[] }>

/** How many changes a page shows. */
export const CHANGES_A_PAGE = 30

/** Changes, the newest first; `before` is the last of the page before. */
export async function listChanges(database: Database, initiative: InitiativeId, sees: readonly Audience[], { before, most }: Readonly<{ before?: ItemId | undefined; most: number }>): Promise<readonly Omit<Change, 'restsOn'>[]> {
  let query = happenedTables(database).selectFrom('initiative.thread_item as i').innerJoin('initiative.change as c', 'c.item_id', 'i.id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.words', 'c.since', 'i.recorded_at as recordedAt']).where('i.initiative_id', '=', initiative).where('i.seen_by', 'in', sees)
    .where('t.item_id', 'is', null).where('h.item_id', 'is', null)
  if (before !== undefined) {
    query = query.where((eb) => eb(eb.refTuple('c.since', 'i.id'), '<',
      eb.selectFrom('initiative.change as b').select(['b.since', 'b.item_id']).where('b.item_id', '=', before).$asTuple('since', 'item_id')))
  }
  return query.orderBy('c.since', 'desc').orderBy('i.id', 'desc').limit(most).execute()
}

/** What some changes (or outcomes) rest on, as far as somebody may see it: by what rests on it, the agreements (or changes). */
export async function listGrounds(
  database: Database, sees: readonly Audience[], results: readonly ItemId[], kind: 'decision' | 'change',
): Promise<ReadonlyMap<ItemId, readonly Choosable[]>> {
  if (results.length === 0) return new Map()
  const rows = await tables(database).selectFrom('initiative.thread_link as l').innerJoin('initiative.thread_item as i', 'i.id', 'l.source_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['l.result_id as result', 'i.id', 'i.words']).where('l.result_id', 'in', results).where('i.seen_by', 'in', sees)
    .where('i.kind', '=', kind).where('t.item_id', 'is', null).where('h.item_id', 'is', null).orderBy('i.recorded_at').orderBy('i.id').execute()
  return new Map([...Map.groupBy(rows, (row) => row.result)].map(([result, grounds]) => [result, grounds.map(({ id, words }) => ({ id, words }))]))
}

/** What is claimed beside what people told us, whole: a claim never goes without its design, number, period and limits (I-23). */
export async function findClaim(database: Database, outcome: ItemId): Promise<Claim | undefined> {
  return happenedTables(database).selectFrom('initiative.claim').select(['words', 'design', 'people', 'period', 'limits']).where('item_id', '=', outcome).executeTakeFirst()
}

/** What an outcome's claim holds; all of it or nothing. */
type ClaimRow = { claim: string | null; design: Claim['design'] | null; people: number | null; period: string | null; limits: string | null }

const claimOf = ({ claim, design, people, period, limits }: ClaimRow): Claim | undefined =>
  claim === null || design === null || people === null || period === null || limits === null ? undefined : { words: claim, design, people, period, limits }

const selectOutcomes = (database: Database, initiative: InitiativeId, sees: readonly Audience[]) =>
  happenedTables(database).selectFrom('initiative.thread_item as i').innerJoin('initiative.outcome as o', 'o.item_id', 'i.id').leftJoin('initiative.claim as c', 'c.item_id', 'i.id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.words', 'o.told_on', 'c.words as claim', 'c.design', 'c.people', 'c.period', 'c.limits'])
    .where('i.initiative_id', '=', initiative).where('i.seen_by', 'in', sees).where('t.item_id', 'is', null).where('h.item_id', 'is', null)
    .orderBy('o.told_on', 'desc').orderBy('i.id')

/** What people told us about some changes, the newest of each first: one more of each than stands beside it. */
export async function listOutcomesBeside(database: Database, initiative: InitiativeId, sees: readonly Audience[], changes: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly Outcome[]>> {
  if (changes.length === 0) return new Map()
  const newest = selectOutcomes(database, initiative, sees)
    .where((eb) => eb.exists(eb.selectFrom('initiative.thread_link as l').select('l.result_id').whereRef('l.result_id', '=', 'i.id').whereRef('l.source_id', '=', sql.ref('change.id'))))
    .limit(OUTCOMES_BESIDE + 1)
  const { rows } = await sql<ClaimRow & { change: ItemId; id: ItemId; words: string; told_on: Day }>`
    select change.id as change, told.* from unnest(${changes}::uuid[]) as change (id) cross join lateral (${newest}) told`.execute(happenedTables(database))
  return new Map([...Map.groupBy(rows, (row) => row.change)].map(([change, told]) => [change, told.map((row) => ({ id: row.id, words: row.words, toldOn: row.told_on, claim: claimOf(row) }))]))
}

/** How much of what people told us a page shows. */
export const OUTCOMES_A_PAGE = 30

type Which = Readonly<{
  /** About that change; about none that is recorded; or all. */
  about: ItemId | 'none' | 'all'
  before?: ItemId | undefined
  most: number
}>

/** What people told us, the newest first, after the one of that id. */
export async function listOutcomes(database: Database, initiative: InitiativeId, sees: readonly Audience[], { about, before, most }: Which): Promise<readonly Outcome[]> {
  let query = selectOutcomes(database, initiative, sees)
  if (about === 'none') query = query.where((eb) => eb.not(eb.exists(eb.selectFrom('initiative.thread_link as l').select('l.result_id').whereRef('l.result_id', '=', 'i.id'))))
  else if (about !== 'all') query = query.where((eb) => eb.exists(eb.selectFrom('initiative.thread_link as l').select('l.result_id').whereRef('l.result_id', '=', 'i.id').where('l.source_id', '=', about)))
  if (before !== undefined) {
    query = query.where((eb) => {
      const last = eb.selectFrom('initiative.outcome as b').select('b.told_on').where('b.item_id', '=', before)
      return eb.or([eb('o.told_on', '<', last), eb.and([eb('o.told_on', '=', last), eb('i.id', '>', before)])])
    })
  }
  return (await query.limit(most).execute()).map((row) => ({ id: row.id, words: row.words, toldOn: row.told_on, claim: claimOf(row) }))
}
