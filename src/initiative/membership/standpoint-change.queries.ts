/** Changing what people can be here as. */
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type InitiativeId, type StandpointId, tables } from '../tables.ts'

/** Rewords a standpoint; without words it keeps those of the catalogue, in every language. */
export async function updateStandpoint(trx: Transaction, initiative: InitiativeId, standpoint: StandpointId, words: string | null, affected: boolean): Promise<void> {
  await tables(trx).updateTable('initiative.standpoint').set({ words, affected }).where('initiative_id', '=', initiative).where('id', '=', standpoint).execute()
}

export async function insertStandpoint(trx: Transaction, initiative: InitiativeId, words: string, affected: boolean, place: number): Promise<void> {
  await tables(trx).insertInto('initiative.standpoint').values({ id: newId<'standpoint'>(), initiative_id: initiative, key: null, words, affected, place }).execute()
}
