/** The worked example: one initiative from what was heard to what happened, clearly labelled, removable in one step. */
import { storySchema, tellStory } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import story from './evening-clinics.json' with { type: 'json' }

/** Loads the example into a new installation, whole or not at all. Days in it count from `now`. */
export async function loadExampleWorld(database: Database, now: Date): Promise<void> {
  const read = storySchema.parse(story)
  await database.transaction((trx) => tellStory(trx, read, now))
}
