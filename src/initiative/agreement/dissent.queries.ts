/** Who disagreed, in their own words. */
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Audience, ItemId, PersonId } from '../tables.ts'
import { type DissentId, agreementTables } from './tables.ts'

/** `words` is empty where they were taken back. */
export type Dissent = Readonly<{ id: DissentId; person: PersonId | undefined; words: string; seenBy: Audience; version: number; takenBack: boolean; at: Date }>

/** Those who disagreed with an agreement, in the order in which they said so. Pages outside the members show no one's name. */
export async function listDissent(database: Database, item: ItemId): Promise<readonly Dissent[]> {
  const rows = await agreementTables(database).selectFrom('initiative.dissent as d').leftJoin('initiative.dissent_taking_back as t', 't.dissent_id', 'd.id')
    .select(['d.id', 'd.person_id', 'd.words', 'd.seen_by', 'd.version', 'd.at', 't.at as taken_back_at']).where('d.item_id', '=', item).orderBy('d.at').orderBy('d.id').execute()
  return rows.map((row) => ({ id: row.id, person: row.person_id ?? undefined, words: row.words, seenBy: row.seen_by, version: row.version, takenBack: row.taken_back_at !== null, at: row.at }))
}

export type NewDissent = Readonly<{ item: ItemId; person: PersonId | undefined; words: string; seenBy: Audience; enteredBy: PersonId | undefined; at: Date }>

/** Records that somebody disagreed; false where that person's dissent is recorded already. */
export async function insertDissent(trx: Transaction, dissent: NewDissent): Promise<boolean> {
  const row = await agreementTables(trx).insertInto('initiative.dissent').values({
    id: newId<'dissent'>(), item_id: dissent.item, person_id: dissent.person ?? null, words: dissent.words, seen_by: dissent.seenBy, entered_by: dissent.enteredBy ?? null, at: dissent.at,
  }).onConflict((on) => on.columns(['item_id', 'person_id']).doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Changes somebody's own words; saying it again after taking it back ends the taking back. False where they were changed since `version`. */
export async function updateDissent(trx: Transaction, id: DissentId, version: number, words: string, seenBy: Audience): Promise<boolean> {
  const row = await agreementTables(trx).updateTable('initiative.dissent').set({ words, seen_by: seenBy, version: version + 1, entered_by: null })
    .where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  if (row === undefined) return false
  await agreementTables(trx).deleteFrom('initiative.dissent_taking_back').where('dissent_id', '=', id).execute()
  await record(trx, { kind: 'dissent-changed', ids: { dissent: id } })
  return true
}

/**
 * What somebody had changed since a backup that was restored: the later words are lost, and the earlier ones are shown to nobody but
 * themselves, on the page where they say them again or leave it.
 */
export async function withholdDissent(trx: Transaction, id: DissentId, at: Date): Promise<void> {
  await agreementTables(trx).insertInto('initiative.dissent_taking_back')
    .columns(['dissent_id', 'at']).expression((from) => from.selectFrom('initiative.dissent as d').select(['d.id', from.val(at).as('at')]).where('d.id', '=', id))
    .onConflict((on) => on.column('dissent_id').doNothing()).execute()
}

/** Takes somebody's own words back, at one agreement or at every one: they are gone now, and only the mark stays. Done twice, nothing more happens. */
export async function takeBackDissent(trx: Transaction, person: PersonId, item: ItemId | 'every', at: Date): Promise<void> {
  const rows = await agreementTables(trx).updateTable('initiative.dissent').set((eb) => ({ words: '', version: eb('version', '+', 1) }))
    .where('person_id', '=', person).where((eb) => (item === 'every' ? eb.lit(true) : eb('item_id', '=', item))).returning('id').execute()
  if (rows.length === 0) return
  await agreementTables(trx).insertInto('initiative.dissent_taking_back').values(rows.map(({ id }) => ({ dissent_id: id, at }))).onConflict((on) => on.column('dissent_id').doNothing()).execute()
}
