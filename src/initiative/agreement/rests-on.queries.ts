/** What an agreement rests on: what was heard, and what was thought of and tried. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { themeTables } from '../theme/tables.ts'

export type Source = Readonly<{ id: ItemId; kind: ItemKind; words: string }>

const there = (database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>) =>
  themeTables(database).selectFrom('initiative.thread_item as i').select(['i.id', 'i.kind', 'i.words'])
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id').leftJoin('initiative.putting_away as p', 'p.item_id', 'i.id')
    .where('i.initiative_id', '=', initiative.id).where('i.seen_by', 'in', sees).where('t.item_id', 'is', null).where('h.item_id', 'is', null)

/** As many as a page offers to tick; themes hold the rest. */
const MOST_OFFERED = 200

/** What an agreement can rest on: themes and what grew from them first, then the voices that lie in none, the newest first. */
export async function listPossibleSources(database: Database, here: Seen): Promise<readonly Source[]> {
  return there(database, here).where('i.kind', 'in', ['voice', 'theme', 'need', 'idea', 'prototype', 'test']).where('p.item_id', 'is', null)
    .where(sql<boolean>`(i.kind <> 'voice' or i.id not in (select l.source_id from initiative.thread_link l where l.initiative_id = ${here.initiative.id}))`)
    .orderBy(sql`i.kind = 'voice'`).orderBy('i.recorded_at', 'desc').orderBy('i.id').limit(MOST_OFFERED).execute()
}

/** Those of some items that are there to rest on. */
export async function listSourcesAmong(database: Database, here: Seen, among: readonly ItemId[]): Promise<readonly ItemId[]> {
  if (among.length === 0) return []
  const rows = await there(database, here).where('i.kind', 'in', ['voice', 'theme', 'need', 'idea', 'prototype', 'test']).where('i.id', 'in', among).execute()
  return rows.map((row) => row.id)
}
