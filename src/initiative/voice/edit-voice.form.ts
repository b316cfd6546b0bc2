/** What arrives when somebody changes what they said. */
import { z } from 'zod'
import { version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type VoiceFormCode, seenByField, standpointField, wordsField } from './record-voice.form.ts'

const editForm = z.object({ words: wordsField, standpoint: standpointField, seenBy: seenByField, version })

export const readEdit = formReader<typeof editForm, VoiceFormCode>(editForm)
