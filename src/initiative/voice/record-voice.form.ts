/** What arrives when somebody says something, for themselves or for somebody beside them. */
import { z } from 'zod'
import { choice, codes, optionalId, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES, CHANNELS } from '../tables.ts'

export type VoiceFormCode = 'words-missing' | 'words-too-long' | 'standpoint-unknown' | 'seen-by-missing' | 'member-unknown' | 'called-too-long' | 'channel-missing' | 'occasion-unknown'
const code = codes<VoiceFormCode>()

/** Longer things are stories, and those have a place of their own. */
export const LONGEST_VOICE = 2_000

export const wordsField = text(code('words-missing'), code('words-too-long'), LONGEST_VOICE)
export const standpointField = optionalId<'standpoint'>(code('standpoint-unknown'))
export const seenByField = choice(AUDIENCES, code('seen-by-missing'))
/** How it reached us; a form that doesn't ask means this site. */
export const channelField = choice(CHANNELS, code('channel-missing')).default('site')
export const occasionFields = { question: optionalId<'question'>(code('occasion-unknown')), meeting: optionalId<'meeting'>(code('occasion-unknown')) }

const voiceForm = z.object({
  words: wordsField,
  standpoint: standpointField,
  seenBy: seenByField,
  channel: channelField,
  ...occasionFields,
  /** Whether it is entered for somebody else. */
  for: z.literal('somebody').optional().catch(undefined),
  member: optionalId<'member'>(code('member-unknown')),
  called: optionalText(code('called-too-long'), 100),
})

export const readVoice = formReader<typeof voiceForm, VoiceFormCode>(voiceForm)
