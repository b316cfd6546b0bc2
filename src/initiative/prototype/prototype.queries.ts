/** What a prototype says, version by version. */
import type { Transaction } from '#platform/database/database.ts'
import type { ItemId, PersonId } from '../tables.ts'
import type { PrototypeFacts } from './prototype.form.ts'
import { prototypeTables } from './tables.ts'

export async function insertPrototypeVersion(trx: Transaction, item: ItemId, version: number, { words, form, formWords, what }: PrototypeFacts, by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  // A form in one's own words belongs to «something else» only.
  const form_words = form === 'other' ? formWords ?? null : null
  await prototypeTables(trx).insertInto('initiative.prototype_version').values({ item_id: item, version, words, form, form_words, what, recorded_by: by.person, at: by.at }).execute()
}
