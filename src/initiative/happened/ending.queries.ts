/** Where strands stop: the rows of endings and of their reopening. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Audience, InitiativeId, ItemId, ItemKind, PersonId } from '../tables.ts'
import type { Ending } from './ending.rules.ts'
import { type EndingId, type EndingKind, happenedTables } from './tables.ts'

export type RecordedEnding = Readonly<{
  id: EndingId; kind: EndingKind; reason: string | undefined; at: Date; reopenedAt: Date | undefined
}>

/** Every ending of an item, the earliest first; those that were reopened say when. */
export async function listEndings(database: Database, initiative: InitiativeId, item: ItemId): Promise<readonly RecordedEnding[]> {
  const rows = await happenedTables(database).selectFrom('initiative.ending as e').leftJoin('initiative.reopening as r', 'r.ending_id', 'e.id')
    .select(['e.id', 'e.kind', 'e.reason', 'e.at', 'r.at as reopened_at'])
    .where('e.initiative_id', '=', initiative).where('e.item_id', '=', item).orderBy('e.place').execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, reason: row.reason ?? undefined, at: row.at, reopenedAt: row.reopened_at ?? undefined }))
}

/** An item that can be looked at: there for this person, neither taken back nor hidden. */
export async function findOpenItem(database: Database, initiative: InitiativeId, sees: readonly Audience[], item: ItemId): Promise<Readonly<{ id: ItemId; kind: ItemKind; words: string }> | undefined> {
  return happenedTables(database).selectFrom('initiative.thread_item as i')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.kind', 'i.words']).where('i.initiative_id', '=', initiative).where('i.id', '=', item).where('i.seen_by', 'in', sees)
    .where('t.item_id', 'is', null).where('h.item_id', 'is', null).executeTakeFirst()
}

/** One at a time an item, so that two people can't end it twice. */
export async function holdItem(trx: Transaction, item: ItemId): Promise<void> {
  await happenedTables(trx).selectFrom('initiative.thread_item').select('id').where('id', '=', item).forNoKeyUpdate().execute()
}

/** Records that an item's strand stops. */
export async function insertEnding(trx: Transaction, where: Readonly<{ initiative: InitiativeId; item: ItemId; place: number }>, ending: Ending, by: PersonId, at: Date): Promise<void> {
  await happenedTables(trx).insertInto('initiative.ending').values({
    id: newId<'ending'>(), initiative_id: where.initiative, item_id: where.item, place: where.place, kind: ending.kind, reason: ending.reason ?? null, ended_by: by, at,
  }).execute()
  await record(trx, { kind: 'strand-ended', ids: { initiative: where.initiative, item: where.item } })
}

/** Opens it again. */
export async function insertReopening(trx: Transaction, item: ItemId, ending: EndingId, by: PersonId, at: Date): Promise<void> {
  const row = await happenedTables(trx).insertInto('initiative.reopening').values({ ending_id: ending, reopened_by: by, at }).onConflict((on) => on.doNothing()).returning('ending_id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'strand-reopened', ids: { item } })
}
