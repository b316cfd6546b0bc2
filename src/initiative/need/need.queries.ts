/** Needs: what is needed, whose it is, and what it said before. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { EndingKind } from '../happened/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, MemberId, PersonId, StandpointId } from '../tables.ts'
import type { NeedDraft } from './need.rules.ts'
import { needTables } from './tables.ts'

/** A need as pages show it. `people`: how many state it themselves, exactly: pages say it in bands. */
export type Need = Readonly<{
  id: ItemId; words: string; version: number; recordedAt: Date; hidden: boolean
  of: readonly StandpointId[]; whose: string | undefined
  written: readonly StandpointId[]; since: readonly StandpointId[]; people: number
  toEvaluate: boolean
  /** Why it is out of use, where it is. */
  ended: Readonly<{ kind: EndingKind; reason: string | undefined }> | undefined
}>

/** What somebody has taken back about themselves doesn't count: neither a statement as what they are no more, nor one taken back. */
const STATEMENTS = sql`initiative.need_statement p where p.item_id = i.id and exists (
  select 1 from initiative.member_standpoint ms where ms.member_id = p.member_id and ms.standpoint_id = p.standpoint_id)`

/** The needs that this visitor may see. Hidden ones are there for the hosts. */
export const selectNeeds = (database: Database, { initiative, sees, membership }: Pick<Seen, 'initiative' | 'sees' | 'membership'>) => {
  const query = needTables(database).selectFrom('initiative.thread_item as i').innerJoin('initiative.need as n', 'n.item_id', 'i.id')
    .leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.words', 'i.version', 'i.recorded_at', 'n.whose', 'h.item_id as hidden'])
    .select([
      sql<readonly StandpointId[]>`array(select o.standpoint_id from initiative.need_of o join initiative.standpoint s on s.id = o.standpoint_id where o.item_id = i.id order by s.place)`.as('of'),
      sql<readonly StandpointId[]>`array(select w.standpoint_id from initiative.need_stated_as w where w.item_id = i.id)`.as('written'),
      sql<readonly StandpointId[]>`array(select distinct p.standpoint_id from ${STATEMENTS})`.as('since'),
      sql<number>`(select count(*)::integer from ${STATEMENTS})`.as('people'),
      sql<boolean>`exists (select 1 from initiative.need_to_evaluate e where e.item_id = i.id)`.as('to_evaluate'),
      sql<{ kind: EndingKind; reason: string | null } | null>`(select json_build_object('kind', e.kind, 'reason', e.reason)
        from initiative.ending e left join initiative.reopening r on r.ending_id = e.id where e.item_id = i.id and r.ending_id is null order by e.place desc limit 1)`.as('ended'),
    ])
    .where('i.initiative_id', '=', initiative.id).where('i.kind', '=', 'need').where('i.seen_by', 'in', sees)
  return membership?.host === true ? query : query.where('h.item_id', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNeeds>['executeTakeFirstOrThrow']>>
export const needOf = (row: Row): Need => ({
  id: row.id, words: row.words, version: row.version, recordedAt: row.recorded_at, hidden: row.hidden !== null, of: row.of, whose: row.whose ?? undefined,
  written: row.written, since: row.since, people: row.people, toEvaluate: row.to_evaluate,
  ended: row.ended === null ? undefined : { kind: row.ended.kind, reason: row.ended.reason ?? undefined },
})

/** A need, if this visitor may see it. */
export async function findNeed(database: Database, here: Pick<Seen, 'initiative' | 'sees' | 'membership'>, item: ItemId): Promise<Need | undefined> {
  const row = await selectNeeds(database, here).where('i.id', '=', item).executeTakeFirst()
  return row === undefined ? undefined : needOf(row)
}

type Facts = Pick<NeedDraft, 'of' | 'whose' | 'statedAs'>

/** What makes an item, recorded just now, a need. */
export async function insertNeed(trx: Transaction, item: ItemId, need: NeedDraft, by: PersonId, at: Date): Promise<void> {
  await needTables(trx).insertInto('initiative.need').values({ item_id: item, whose: need.whose ?? null }).execute()
  await insertVersion(trx, item, 1, need.words, by, at)
  await replaceStandpoints(trx, item, need)
}

const insertVersion = (trx: Transaction, item: ItemId, version: number, words: string, by: PersonId, at: Date) =>
  needTables(trx).insertInto('initiative.need_version').values({ item_id: item, version, words, recorded_by: by, at }).execute()

async function replaceStandpoints(trx: Transaction, item: ItemId, { of, statedAs }: Facts): Promise<void> {
  const db = needTables(trx)
  await db.deleteFrom('initiative.need_of').where('item_id', '=', item).execute()
  await db.deleteFrom('initiative.need_stated_as').where('item_id', '=', item).execute()
  const rows = (all: readonly StandpointId[]) => all.map((standpoint_id) => ({ item_id: item, standpoint_id }))
  if (of.length > 0) await db.insertInto('initiative.need_of').values(rows(of)).execute()
  if (statedAs.length > 0) await db.insertInto('initiative.need_stated_as').values(rows(statedAs)).execute()
}

/** Changes a need that is still as it was shown; false where somebody was faster. What it said before stays. */
export async function updateNeed(trx: Transaction, item: ItemId, version: number, need: NeedDraft, by: PersonId, at: Date): Promise<boolean> {
  const row = await needTables(trx).updateTable('initiative.thread_item').set({ words: need.words, version: version + 1 })
    .where('id', '=', item).where('version', '=', version).returning('id').executeTakeFirst()
  if (row === undefined) return false
  await insertVersion(trx, item, version + 1, need.words, by, at)
  await needTables(trx).updateTable('initiative.need').set({ whose: need.whose ?? null }).where('item_id', '=', item).execute()
  await replaceStandpoints(trx, item, need)
  return true
}

export type NeedVersion = Readonly<{ version: number; words: string; by: PersonId | undefined; at: Date }>

/** What a need has said, the newest first: for those who take part. At most 50, and nobody changes a sentence so often. */
export async function listNeedVersions(database: Database, item: ItemId): Promise<readonly NeedVersion[]> {
  const rows = await needTables(database).selectFrom('initiative.need_version').select(['version', 'words', 'recorded_by', 'at']).where('item_id', '=', item).orderBy('version', 'desc').limit(50).execute()
  return rows.map((row) => ({ version: row.version, words: row.words, by: row.recorded_by ?? undefined, at: row.at }))
}

export type Statement = Readonly<{ standpoint: StandpointId; version: number }>
/** What a member is here as, and what they have said of a need: `version` is that of the words which they stated. */
export type Standing = Readonly<{ standpoints: readonly StandpointId[]; statement: Statement | undefined }>

/** Where a member stands at a need. A statement as what they are no more holds no more. One query. */
export async function findStanding(database: Database, item: ItemId, member: MemberId): Promise<Standing> {
  const rows = await needTables(database).selectFrom('initiative.member_standpoint as m').innerJoin('initiative.standpoint as s', 's.id', 'm.standpoint_id')
    .leftJoin('initiative.need_statement as p', (join) => join.onRef('p.member_id', '=', 'm.member_id').onRef('p.standpoint_id', '=', 'm.standpoint_id').on('p.item_id', '=', item))
    .select(['m.standpoint_id', 'p.version']).where('m.member_id', '=', member).orderBy('s.place').execute()
  const stated = rows.find((row) => row.version !== null)
  return { standpoints: rows.map((row) => row.standpoint_id), statement: stated === undefined || stated.version === null ? undefined : { standpoint: stated.standpoint_id, version: stated.version } }
}

/** A member states a need, as one thing that they are; said again, the newest holds. */
export async function upsertStatement(trx: Transaction, item: ItemId, member: MemberId, statement: Statement, at: Date): Promise<void> {
  const row = { standpoint_id: statement.standpoint, version: statement.version, at }
  await needTables(trx).insertInto('initiative.need_statement').values({ item_id: item, member_id: member, ...row }).onConflict((on) => on.columns(['item_id', 'member_id']).doUpdateSet(row)).execute()
}

/** Somebody states it no more; found by the person, so that it can be done again after a restore. */
export async function deleteStatement(trx: Transaction, item: ItemId, person: PersonId): Promise<void> {
  await needTables(trx).deleteFrom('initiative.need_statement').where('item_id', '=', item)
    .where('member_id', 'in', (from) => from.selectFrom('initiative.member').select('id').where('person_id', '=', person)).execute()
}

/** The group wants to look at it when it evaluates. */
export async function insertToEvaluate(trx: Transaction, item: ItemId, by: PersonId, at: Date): Promise<void> {
  await needTables(trx).insertInto('initiative.need_to_evaluate').values({ item_id: item, marked_by: by, at }).onConflict((on) => on.doNothing()).execute()
}

export async function deleteToEvaluate(trx: Transaction, item: ItemId): Promise<void> {
  await needTables(trx).deleteFrom('initiative.need_to_evaluate').where('item_id', '=', item).execute()
}
