/**
 * Words that their author had changed after the backup that was restored. The later ones are lost, and the earlier ones may hold what
 * the change was to take out: so they are in no page, list, search, number or file until their author has looked, and saved.
 */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import type { ItemId } from '../tables.ts'
import { holdLinksOf } from '../thread/item.queries.ts'
import { safetyTables as tables } from './tables.ts'

/** Sets the words of a voice aside, with what it was said as, and hides it. Done twice, nothing more happens. */
export async function setWordsAside(trx: Transaction, item: ItemId, at: Date): Promise<void> {
  const db = tables(trx)
  await holdLinksOf(trx, [item])
  const { rows } = await sql<{ item_id: ItemId }>`
    insert into initiative.set_aside (item_id, words, hid, at)
    select i.id, i.words, not exists (select 1 from initiative.hiding h where h.item_id = i.id), ${at}
    from initiative.thread_item i where i.id = ${item} and i.kind = 'voice' and not exists (select 1 from initiative.taking_back t where t.item_id = i.id)
    on conflict (item_id) do nothing returning item_id`.execute(db)
  if (rows.length === 0) return
  await db.updateTable('initiative.thread_item').set((row) => ({ words: '', version: row('version', '+', 1) })).where('id', '=', item).execute()
  await db.updateTable('initiative.contribution').set({ standpoint_id: null }).where('item_id', '=', item).execute()
  await db.insertInto('initiative.hiding').values({ item_id: item, reason: null, hidden_by: null, at }).onConflict((on) => on.column('item_id').doNothing()).execute()
}

/** Their author has looked: it is shown again, unless a host hid it. */
export async function endSetAside(trx: Transaction, item: ItemId): Promise<void> {
  const gone = await tables(trx).deleteFrom('initiative.set_aside').where('item_id', '=', item).returning('hid').executeTakeFirst()
  if (gone?.hid === true) await tables(trx).deleteFrom('initiative.hiding').where('item_id', '=', item).where('reason', 'is', null).where('hidden_by', 'is', null).execute()
}

/** Whether a host hides it too, or no more: what waits for its author stays hidden meanwhile. False where nothing waits. */
export async function noteHidingOfSetAside(trx: Transaction, item: ItemId, byHost: boolean): Promise<boolean> {
  const row = await tables(trx).updateTable('initiative.set_aside').set({ hid: !byHost }).where('item_id', '=', item).returning('item_id').executeTakeFirst()
  return row !== undefined
}
