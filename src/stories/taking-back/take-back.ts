/** Taking a story back, wholly or in part: at once, everywhere, in one transaction, and again after a restore. */
import type { PersonId } from '#initiative/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { type Ending, endConsents, endConsentsGivenUntil } from '../consent/consent.queries.ts'
import { deleteCut, refuseCutAgain } from '../cut/cut.queries.ts'
import { takeAgain } from '../outside/after-a-restore.ts'
import { deleteWords, holdStory, isStoryThere, listStoryIdsOf } from '../story/story.queries.ts'
import { deleteSupporter, stopReading } from '../supporter/supporter.queries.ts'
import type { ConsentId, StoryId } from '../tables.ts'
import { deleteDraft } from '../telling/draft.queries.ts'
import { deleteUseAgain } from '../use/use.queries.ts'

type Ids = Readonly<Record<string, string>>

/** Ends everything that was agreed to; the words stay, for the teller alone. */
export async function takeStoryBack(trx: Transaction, story: StoryId, ending: Ending): Promise<void> {
  await holdStory(trx, story)
  await endConsents(trx, story, undefined, ending)
  await stopReading(trx, story)
  await record(trx, { kind: 'story-taken-back', ids: { story } })
}

/** Ends one thing that was agreed to. */
export async function takeConsentBack(trx: Transaction, story: StoryId, consent: ConsentId, ending: Ending): Promise<void> {
  await holdStory(trx, story)
  await endConsents(trx, story, consent, ending)
  await record(trx, { kind: 'story-consent-taken-back', ids: { story, consent } })
}

/** Takes it back and deletes the words themselves. */
export async function deleteStory(trx: Transaction, story: StoryId, ending: Ending): Promise<void> {
  await holdStory(trx, story)
  await endConsents(trx, story, undefined, ending)
  await deleteWords(trx, [story], ending.at)
  await record(trx, { kind: 'story-deleted', ids: { story } })
}

/** Every story that somebody told, in one step. @returns how many */
export async function takeAllBack(trx: Transaction, teller: PersonId, at: Date): Promise<number> {
  const stories = await listStoryIdsOf(trx, teller)
  for (const story of stories) await takeStoryBack(trx, story, { by: 'teller', person: teller, at })
  return stories.length
}

/** For `person-erased`, while the person is still there to be found: nobody could take these stories back any more, so they go, whatever is kept. */
export async function takeStoriesBackWithPerson(trx: Transaction, ids: Ids, at: Date): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person === undefined) return
  for (const story of await listStoryIdsOf(trx, person)) {
    await endConsents(trx, story, undefined, { by: 'erasure', person: null, at })
    await deleteWords(trx, [story], at)
  }
}

/** A story that is there; undefined where it was told after the backup. */
async function storyThere(trx: Transaction, ids: Ids): Promise<StoryId | undefined> {
  const id = readId<'story'>(ids['story'])
  return id !== undefined && (await isStoryThere(trx, id)) ? id : undefined
}

type Again = (trx: Transaction, ids: Ids, at: Date) => Promise<void>

/** What must stay done although an older backup is restored, by the kind of activity that said so. */
export const againInStories: Readonly<Record<string, Again>> = {
  'story-taken-back': async (trx, ids, at) => {
    const story = await storyThere(trx, ids)
    if (story === undefined) return
    await endConsentsGivenUntil(trx, story, at)
    await stopReading(trx, story)
  },
  'story-consent-taken-back': async (trx, ids, at) => {
    const [story, consent] = [await storyThere(trx, ids), readId<'story-consent'>(ids['consent'])]
    if (story !== undefined && consent !== undefined) await endConsents(trx, story, consent, { by: 'teller', person: null, at })
  },
  'story-deleted': async (trx, ids, at) => {
    const story = await storyThere(trx, ids)
    if (story === undefined) return
    await endConsentsGivenUntil(trx, story, at)
    await deleteWords(trx, [story], at)
  },
  'story-words-taken': takeAgain,
  'story-quote-taken-off': async (trx, ids) => {
    const id = readId<'story-use'>(ids['use'])
    if (id !== undefined) await deleteUseAgain(trx, id)
  },
  'story-cut-refused': async (trx, ids, at) => {
    const id = readId<'story-cut'>(ids['cut'])
    if (id !== undefined) await refuseCutAgain(trx, id, at)
  },
  'story-cut-taken-back': async (trx, ids) => {
    const id = readId<'story-cut'>(ids['cut'])
    if (id !== undefined) await deleteCut(trx, id)
  },
  'story-supporter-removed': async (trx, ids) => {
    const story = await storyThere(trx, ids)
    if (story !== undefined) await deleteSupporter(trx, story)
  },
  'story-draft-thrown-away': async (trx, ids) => {
    const id = readId<'story-draft'>(ids['draft'])
    if (id !== undefined) await deleteDraft(trx, id)
  },
}
