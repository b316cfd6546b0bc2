/** What a program sends when it says something for somebody: the fields of the forms, without those by which somebody else is named. */
import { z } from 'zod'
import { codes } from '#platform/forms/fields.ts'
import { type VoiceFormCode, channelField, occasionFields, seenByField, standpointField, wordsField } from '../voice/record-voice.form.ts'

export type SentCode = VoiceFormCode | 'list-missing' | 'list-too-long'
const code = codes<SentCode>()

/** Enough for the wall of a meeting; whatever holds more is a file. */
const MOST_AT_ONCE = 100

const said = { standpoint: standpointField, seenBy: seenByField, channel: channelField }
const list = z.array(wordsField, code('list-missing')).min(1, code('list-missing')).max(MOST_AT_ONCE, code('list-too-long'))

/** Something that the token's person says. */
export const voiceBody = z.strictObject({ words: wordsField, ...said, ...occasionFields })
/** Their answer to the question that the address names. */
export const answerBody = z.strictObject({ words: wordsField, ...said })
/** Notes of what others said. */
export const listBody = z.strictObject({ list, ...said, ...occasionFields })
