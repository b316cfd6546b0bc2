/** What an idea says, version by version. */
import type { Transaction } from '#platform/database/database.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { ideaTables } from './tables.ts'

export async function insertIdeaVersion(trx: Transaction, item: ItemId, version: number, says: Readonly<{ words: string; how: string | undefined }>, by: Readonly<{ person: PersonId; at: Date }>): Promise<void> {
  await ideaTables(trx).insertInto('initiative.idea_version').values({ item_id: item, version, words: says.words, how: says.how ?? null, recorded_by: by.person, at: by.at }).execute()
}
