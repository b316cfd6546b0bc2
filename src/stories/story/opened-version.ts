/** A version opened for a page whose gate has asked whether it may be. */
import type { Context } from '#platform/http/context.ts'
import { OpenedWords, openCodes } from '../sealed/opened-words.tsx'
import { versionPlace } from '../sealed/places.ts'
import { ringOf } from '../sealed/ring.ts'
import { CONTENT_NOTES, type ContentNote } from '../telling/telling.rules.ts'
import type { SealedVersion, Story } from './story.queries.ts'

export type Opened = Readonly<{ number: number; words: OpenedWords; notes: readonly ContentNote[] }>

export function opened(c: Context, story: Pick<Story, 'id'>, { number, words, notes }: SealedVersion): Opened {
  const [ring, place] = [ringOf(c), versionPlace(story.id, number)]
  return { number, words: OpenedWords.open(ring, words, place), notes: openCodes(ring, notes, place, CONTENT_NOTES) }
}
