/** What people want to be different, who chose it, and what serves it. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Seen } from '../initiative.gate.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { Audience, InitiativeId, ItemId, PersonId, StandpointId } from '../tables.ts'
import { type AimId, aimTables } from './tables.ts'

/** Something that was done, or that people told us, which serves an aim. */
export type Serves = Readonly<{ id: ItemId; kind: 'change' | 'outcome'; words: string }>

export type Aim = Readonly<{
  id: AimId; words: string
  /** By what people would see that it came. */
  sign: string | undefined
  recordedBy: PersonId | undefined; chosenBy: readonly Standpoint[]; serves: readonly Serves[]
}>

type In = Pick<Seen, 'initiative' | 'sees'>

/** More beside one aim nobody reads; each is in the thread. */
const MOST_BESIDE = 50

const select = (database: Database, { initiative, sees }: In, beside: number | null = MOST_BESIDE) =>
  aimTables(database).selectFrom('initiative.aim as a').leftJoin('initiative.aim_putting_away as p', 'p.aim_id', 'a.id').select(['a.id', 'a.words', 'a.sign', 'a.recorded_by',
    sql<Standpoint[]>`(select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'words', s.words, 'affected', s.affected) order by s.place), '[]')
      from initiative.aim_chosen_by c join initiative.standpoint s on s.id = c.standpoint_id where c.aim_id = a.id)`.as('chosen_by'),
    sql<Serves[]>`(select coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind, 'words', x.words) order by x.rank, x.recorded_at, x.id), '[]') from (
      select i.* from initiative.aim_served v join initiative.thread_item i on i.id = v.item_id
      where v.aim_id = a.id and i.seen_by = any(${[...sees]}::text[])
        and not exists (select from initiative.hiding h where h.item_id = i.id) and not exists (select from initiative.taking_back t where t.item_id = i.id)
      order by i.rank, i.recorded_at limit ${beside}) x)`.as('serves')])
    .where('a.initiative_id', '=', initiative.id).where('a.seen_by', 'in', sees).where('p.aim_id', 'is', null)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const aimOf = (row: Row): Aim => ({ id: row.id, words: row.words, sign: row.sign ?? undefined, recordedBy: row.recorded_by ?? undefined, chosenBy: row.chosen_by, serves: row.serves })

/** In the order in which they were chosen, after the one of that id; beside each what a page shows of what serves it, or all. */
export async function listAims(database: Database, here: In, { after, most, beside }: Readonly<{ after: AimId | undefined; most: number; beside?: 'all' }>): Promise<readonly Aim[]> {
  let query = beside === 'all' ? select(database, here, null) : select(database, here)
  if (after !== undefined) query = query.where(sql<boolean>`(a.at, a.id) > (select b.at, b.id from initiative.aim b where b.id = ${after} and b.initiative_id = ${here.initiative.id})`)
  return (await query.orderBy('a.at').orderBy('a.id').limit(most).execute()).map(aimOf)
}

/** One that this visitor may see. */
export async function findAim(database: Database, here: In, id: AimId): Promise<Aim | undefined> {
  const row = await select(database, here).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : aimOf(row)
}

type NewAim = Readonly<{ initiative: InitiativeId; seenBy: Audience; person: PersonId; at: Date; words: string; sign: string | undefined; chosenBy: readonly StandpointId[] }>

export async function insertAim(trx: Transaction, aim: NewAim): Promise<AimId> {
  const id = newId<'aim'>()
  await aimTables(trx).insertInto('initiative.aim').values({ id, initiative_id: aim.initiative, words: aim.words, sign: aim.sign ?? null, seen_by: aim.seenBy, recorded_by: aim.person, at: aim.at }).execute()
  await aimTables(trx).insertInto('initiative.aim_chosen_by').values(aim.chosenBy.map((standpoint) => ({ aim_id: id, standpoint_id: standpoint }))).execute()
  return id
}

/** Says that something serves an aim; twice is once. */
export async function insertServed(trx: Transaction, initiative: InitiativeId, aim: AimId, items: readonly ItemId[]): Promise<void> {
  if (items.length === 0) return
  await aimTables(trx).insertInto('initiative.aim_served').values(items.map((item) => ({ initiative_id: initiative, aim_id: aim, item_id: item }))).onConflict((on) => on.doNothing()).execute()
}

/** Says that something doesn't serve it after all. */
export async function deleteServed(trx: Transaction, aim: AimId, items: readonly ItemId[]): Promise<void> {
  if (items.length > 0) await aimTables(trx).deleteFrom('initiative.aim_served').where('aim_id', '=', aim).where('item_id', 'in', items).execute()
}

/** Puts an aim away; twice is once. */
export async function putAimAway(trx: Transaction, id: AimId, reason: string, by: PersonId, at: Date): Promise<void> {
  await aimTables(trx).insertInto('initiative.aim_putting_away').values({ aim_id: id, reason, put_away_by: by, at }).onConflict((on) => on.column('aim_id').doNothing()).execute()
}
