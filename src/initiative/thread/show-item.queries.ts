/** What an item's own page shows beside the outline. */
import type { Database } from '#platform/database/database.ts'
import type { Zone } from '#platform/time.ts'
import type { Membership } from '../initiative.queries.ts'
import type { Audience, InitiativeId, ItemId, PersonId } from '../tables.ts'
import { tables } from '../tables.ts'
import type { ItemState } from './outline.rules.ts'

export type SaidLine = Readonly<{ id: ItemId; words: string; state: ItemState; mine: boolean }>

export const VOICES_A_PAGE = 20

/** What was said that an item rests on: one more than a page holds, in the order in which it was recorded. Hidden voices are left out. */
export async function listSaid(database: Database, item: ItemId, sees: readonly Audience[], person: PersonId | undefined, after?: ItemId): Promise<readonly SaidLine[]> {
  let query = tables(database).selectFrom('initiative.thread_link as l').innerJoin('initiative.thread_item as v', 'v.id', 'l.source_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'v.id').leftJoin('initiative.hiding as h', 'h.item_id', 'v.id').leftJoin('initiative.contribution as c', 'c.item_id', 'v.id')
    .select(['v.id', 'v.words', 't.item_id as taken_back', 'c.person_id']).where('l.result_id', '=', item).where('v.kind', '=', 'voice').where('v.seen_by', 'in', sees).where('h.item_id', 'is', null)
  if (after !== undefined) {
    query = query.where((eb) => eb(eb.refTuple('v.recorded_at', 'v.id'), '>',
      eb.selectFrom('initiative.thread_item as b').select(['b.recorded_at', 'b.id']).where('b.id', '=', after).$asTuple('recorded_at', 'id')))
  }
  const rows = await query.orderBy('v.recorded_at').orderBy('v.id').limit(VOICES_A_PAGE + 1).execute()
  return rows.map((row) => ({ id: row.id, words: row.words, state: row.taken_back === null ? 'there' : 'taken-back', mine: person !== undefined && row.person_id === person }))
}

/** What rests directly on some voices, by voice. */
export async function listResults(database: Database, voices: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly ItemId[]>> {
  if (voices.length === 0) return new Map()
  const rows = await tables(database).selectFrom('initiative.thread_link').select(['source_id', 'result_id']).where('source_id', 'in', voices).orderBy('result_rank').orderBy('result_id').execute()
  return new Map([...Map.groupBy(rows, (row) => row.source_id)].map(([voice, links]) => [voice, links.map((link) => link.result_id)]))
}

export type MyInitiative = Readonly<{ id: InitiativeId; slug: string; title: string; zone: Zone; openTo: Audience; membership: Membership | undefined }>

/** The initiatives in which somebody said something, the latest first. */
export async function listMyInitiatives(database: Database, person: PersonId): Promise<readonly MyInitiative[]> {
  const rows = await tables(database).selectFrom('initiative.initiative as i')
    .innerJoin('initiative.thread_item as v', 'v.initiative_id', 'i.id').innerJoin('initiative.contribution as c', 'c.item_id', 'v.id')
    .leftJoin('initiative.member as m', (join) => join.onRef('m.initiative_id', '=', 'i.id').on('m.person_id', '=', person)).leftJoin('initiative.host as h', 'h.member_id', 'm.id')
    .select((eb) => ['i.id', 'i.slug', 'i.title', 'i.zone', 'i.open_to', 'm.id as member', 'h.member_id as host', eb.fn.max('v.recorded_at').as('last')])
    .where('c.person_id', '=', person).where('v.kind', '=', 'voice')
    .groupBy(['i.id', 'm.id', 'h.member_id']).orderBy('last', 'desc').orderBy('i.id').limit(100).execute()
  return rows.map((row) => ({
    id: row.id, slug: row.slug, title: row.title, zone: row.zone, openTo: row.open_to,
    membership: row.member === null ? undefined : { memberId: row.member, host: row.host !== null },
  }))
}

/** What somebody said in an initiative, the latest first: one more than a page holds. Their own hidden words they still see, as hidden. */
export async function listMine(database: Database, initiative: InitiativeId, person: PersonId, before?: ItemId): Promise<readonly SaidLine[]> {
  let query = tables(database).selectFrom('initiative.contribution as c').innerJoin('initiative.thread_item as v', 'v.id', 'c.item_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'v.id').leftJoin('initiative.hiding as h', 'h.item_id', 'v.id')
    .select(['v.id', 'v.words', 't.item_id as taken_back', 'h.item_id as hidden']).where('c.person_id', '=', person).where('v.initiative_id', '=', initiative).where('v.kind', '=', 'voice')
  if (before !== undefined) {
    query = query.where((eb) => eb(eb.refTuple('v.recorded_at', 'v.id'), '<',
      eb.selectFrom('initiative.thread_item as b').select(['b.recorded_at', 'b.id']).where('b.id', '=', before).$asTuple('recorded_at', 'id')))
  }
  const rows = await query.orderBy('v.recorded_at', 'desc').orderBy('v.id', 'desc').limit(VOICES_A_PAGE + 1).execute()
  return rows.map((row) => ({ id: row.id, words: row.words, state: row.taken_back !== null ? 'taken-back' : row.hidden !== null ? 'hidden' : 'there', mine: true }))
}
