/** What an item's own page shows beside the outline. */
import { sql } from 'kysely'
import { builtOnce, builtOncePer } from '#platform/database/built-once.ts'
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
  const rows = await saidOf({ later: after !== undefined }, database, { item, sees, after })
  return rows.map((row) => ({ id: row.id, words: row.words, state: row.gone ? 'taken-back' : 'there', mine: person !== undefined && row.person_id === person }))
}

type SaidOf = Readonly<{ item: ItemId; sees: readonly Audience[]; after: ItemId | undefined }>
const saidOf = builtOncePer(({ later }: Readonly<{ later: boolean }>, database, { item, sees, after }: SaidOf) => {
  const query = tables(database).selectFrom('initiative.thread_link as l').innerJoin('initiative.thread_item as v', 'v.id', 'l.source_id')
    .leftJoin('initiative.contribution as c', 'c.item_id', 'v.id')
    .select(['v.id', 'v.words', 'l.source_gone as gone', 'c.person_id']).where('l.result_id', '=', item).where('l.from_voice', '=', true).where(sql<boolean>`l.source_seen_by = any(${sees}::text[])`).where('l.source_hidden', '=', false)
    .orderBy('l.source_recorded_at').orderBy('l.source_id').limit(VOICES_A_PAGE + 1)
  return !later || after === undefined ? query : query.where((eb) => eb(eb.refTuple('l.source_recorded_at', 'l.source_id'), '>',
    eb.selectFrom('initiative.thread_item as b').select(['b.recorded_at', 'b.id']).where('b.id', '=', after).$asTuple('recorded_at', 'id')))
})

/** What rests directly on some voices, by voice. */
export async function listResults(database: Database, voices: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly ItemId[]>> {
  if (voices.length === 0) return new Map()
  const rows = await tables(database).selectFrom('initiative.thread_link').select(['source_id', 'result_id']).where('source_id', 'in', voices).orderBy('result_rank').orderBy('result_id').execute()
  return new Map([...Map.groupBy(rows, (row) => row.source_id)].map(([voice, links]) => [voice, links.map((link) => link.result_id)]))
}

export type MyInitiative = Readonly<{ id: InitiativeId; slug: string; title: string; zone: Zone; openTo: Audience; membership: Membership | undefined }>

/** The initiatives in which somebody said something, the latest first. */
export async function listMyInitiatives(database: Database, person: PersonId): Promise<readonly MyInitiative[]> {
  const rows = await whereSaid(database, { person })
  return rows.map((row) => ({
    id: row.id, slug: row.slug, title: row.title, zone: row.zone, openTo: row.open_to,
    membership: row.member === null ? undefined : { memberId: row.member, host: row.host !== null },
  }))
}

const whereSaid = builtOnce((database, { person }: Readonly<{ person: PersonId }>) => (
  tables(database).selectFrom((from) => from.selectFrom('initiative.contribution as c').select((eb) => ['c.voice_in', eb.fn.max('c.voice_at').as('last')])
    .where('c.person_id', '=', person).where('c.voice_in', 'is not', null).groupBy('c.voice_in').as('said'))
    .innerJoin('initiative.initiative as i', 'i.id', 'said.voice_in')
    .leftJoin('initiative.member as m', (join) => join.onRef('m.initiative_id', '=', 'i.id').on('m.person_id', '=', person)).leftJoin('initiative.host as h', 'h.member_id', 'm.id')
    .select(['i.id', 'i.slug', 'i.title', 'i.zone', 'i.open_to', 'm.id as member', 'h.member_id as host'])
    .orderBy('said.last', 'desc').orderBy('i.id').limit(100)
))

/** What somebody said themselves, and what rests directly on it. */
export type MyLine = SaidLine & Readonly<{ results: readonly ItemId[] }>

/** What somebody said in an initiative, the latest first: one more than a page holds. Their own hidden words they still see, as hidden. */
export async function listMine(database: Database, initiative: InitiativeId, person: PersonId, before?: ItemId): Promise<readonly MyLine[]> {
  const rows = await mineIn({ later: before !== undefined }, database, { initiative, person, before })
  return rows.map((row) => ({ id: row.id, words: row.words, state: row.taken_back !== null ? 'taken-back' : row.hidden !== null ? 'hidden' : 'there', mine: true, results: row.results }))
}

type MineIn = Readonly<{ initiative: InitiativeId; person: PersonId; before: ItemId | undefined }>
const mineIn = builtOncePer(({ later }: Readonly<{ later: boolean }>, database, { initiative, person, before }: MineIn) => {
  const query = tables(database).selectFrom('initiative.contribution as c').innerJoin('initiative.thread_item as v', 'v.id', 'c.item_id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'v.id').leftJoin('initiative.hiding as h', 'h.item_id', 'v.id')
    .select(['v.id', 'v.words', 't.item_id as taken_back', 'h.item_id as hidden'])
    .select(sql<readonly ItemId[]>`array(select l.result_id from initiative.thread_link l where l.source_id = v.id order by l.result_rank, l.result_id)`.as('results')).where('c.person_id', '=', person).where('c.voice_in', '=', initiative)
    .orderBy('c.voice_at', 'desc').orderBy('c.item_id', 'desc').limit(VOICES_A_PAGE + 1)
  return !later || before === undefined ? query : query.where((eb) => eb(eb.refTuple('c.voice_at', 'c.item_id'), '<',
    eb.selectFrom('initiative.thread_item as b').select(['b.recorded_at', 'b.id']).where('b.id', '=', before).$asTuple('recorded_at', 'id')))
})
