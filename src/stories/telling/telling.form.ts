/** What arrives while somebody tells a story. */
import { z } from 'zod'
import { codes, optionalId, optionalText, several, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { CHECKS, CONTENT_NOTES, LONGEST_ANSWER, LONGEST_STORY, TAKEN_HOW, WAYS } from './telling.rules.ts'

export type TellingFormCode = 'answer-too-long' | 'words-too-long' | 'unknown'
const code = codes<TellingFormCode>()

const answer = optionalText(code('answer-too-long'), LONGEST_ANSWER)
const telling = z.object({
  way: z.enum(WAYS).catch('whole'),
  step: z.coerce.number().int().min(0).max(9).catch(0),
  /** Which button was pressed. */
  go: z.enum(['next', 'back', 'later', 'done']).catch('next'),
  draft: optionalId<'story-draft'>(code('unknown')),
  what: answer, why: answer, 'so-what': answer, 'now-what': answer,
  whole: optionalText(code('words-too-long'), LONGEST_STORY),
  notes: several(CONTENT_NOTES, code('unknown')),
  checks: several(CHECKS, code('unknown')),
  told: z.enum(['self', 'taken-down']).catch('self'),
  teller: optionalId<'person'>(code('unknown')),
  how: z.enum(TAKEN_HOW).optional().catch(undefined),
  readBack: z.enum(['yes', 'no']).optional().catch(undefined),
  under16: tick,
})
export const readTelling = formReader<typeof telling, TellingFormCode>(telling)
export type Told = z.output<typeof telling>
