/** Whom a teller named to help with a story. */
import type { PersonId } from '#initiative/index.ts'
import type { Transaction } from '#platform/database/database.ts'
import { type StoryId, tables } from '../tables.ts'

/** Names somebody, in the place of whoever was named before. */
export async function upsertSupporter(trx: Transaction, story: StoryId, person: PersonId, reads: boolean, at: Date): Promise<void> {
  const row = { person_id: person, reads, named_at: at }
  await tables(trx).insertInto('stories.supporter').values({ story_id: story, ...row }).onConflict((on) => on.column('story_id').doUpdateSet(row)).execute()
}

export async function deleteSupporter(trx: Transaction, story: StoryId): Promise<void> {
  await tables(trx).deleteFrom('stories.supporter').where('story_id', '=', story).execute()
}

/** Whoever was named sees where a story is used from now on, and reads it no more until its teller says so anew. */
export async function stopReading(trx: Transaction, story: StoryId): Promise<void> {
  await tables(trx).updateTable('stories.supporter').set({ reads: false }).where('story_id', '=', story).execute()
}
