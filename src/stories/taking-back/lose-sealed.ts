/** The keys of some words are lost: they go, as if their tellers had deleted them, so that nobody is told that they are still there. */
import { record } from '#platform/activity.ts'
import type { Database } from '#platform/database/database.ts'
import { endConsents } from '../consent/consent.queries.ts'
import { deleteCutsSealedWith, deleteDraftsSealedWith, forgetTheseKeys, listStoriesSealedWith } from '../sealed/key.queries.ts'
import { deleteWords } from '../story/story.queries.ts'

/** @returns how many stories are gone */
export async function loseSealed(database: Database, keys: readonly string[], at: Date): Promise<number> {
  return database.transaction(async (trx) => {
    const stories = await listStoriesSealedWith(trx, keys)
    for (const story of stories) {
      await endConsents(trx, story, undefined, { by: 'erasure', person: null, at })
      await record(trx, { kind: 'story-deleted', ids: { story } })
    }
    await deleteWords(trx, stories, at)
    await deleteDraftsSealedWith(trx, keys)
    await deleteCutsSealedWith(trx, keys)
    await forgetTheseKeys(trx, keys)
    return stories.length
  })
}
