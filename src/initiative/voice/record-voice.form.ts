/** What arrives when somebody says something. */
import { z } from 'zod'
import { choice, codes, idField, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES } from '../tables.ts'

export type VoiceFormCode = 'words-missing' | 'words-too-long' | 'standpoint-unknown' | 'seen-by-missing'
const code = codes<VoiceFormCode>()

/** Longer things are stories, and those have a place of their own. */
export const LONGEST_VOICE = 2_000

const voiceForm = z.object({
  words: text(code('words-missing'), code('words-too-long'), LONGEST_VOICE),
  standpoint: z.literal('').transform(() => undefined).or(idField<'standpoint'>(code('standpoint-unknown'))).optional(),
  seenBy: choice(AUDIENCES, code('seen-by-missing')),
})

export const readVoice = formReader<typeof voiceForm, VoiceFormCode>(voiceForm)
