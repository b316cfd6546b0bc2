/** What sealed words are bound to. */
import type { CutText } from '../cut/cut.rules.ts'
import type { CutId } from '../cut/tables.ts'
import type { Question } from '../telling/telling.rules.ts'
import type { DraftId, StoryId } from '../tables.ts'
import type { Place } from './opened-words.tsx'

export const versionPlace = (story: StoryId, number: number): Place => ({ of: story, part: `version ${number}` })
export const draftPlace = (draft: DraftId, question: Question): Place => ({ of: draft, part: `answer ${question}` })
export const cutPlace = (cut: CutId, what: CutText): Place => ({ of: cut, part: `cut ${what}` })
