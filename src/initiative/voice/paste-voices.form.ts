/** What arrives when somebody pastes a list of notes. */
import { z } from 'zod'
import { codes, text, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { MOST_NOTES, notesOf } from './note-lines.rules.ts'
import { LONGEST_VOICE, type VoiceFormCode, channelField, occasionFields, seenByField, standpointField } from './record-voice.form.ts'

export type PasteFormCode = VoiceFormCode | 'list-missing' | 'list-too-long' | 'line-too-long'
const code = codes<PasteFormCode>()

const pasteForm = z.object({
  list: text(code('list-missing'), code('list-too-long'), MOST_NOTES * (LONGEST_VOICE + 20)).transform(notesOf)
    .refine((notes) => notes.length > 0, code('list-missing'))
    .refine((notes) => notes.length <= MOST_NOTES, code('list-too-long'))
    .refine((notes) => notes.every((note) => note.length <= LONGEST_VOICE), code('line-too-long')),
  standpoint: standpointField,
  seenBy: seenByField,
  channel: channelField,
  ...occasionFields,
  /** Whether to show the notes before anything is recorded. */
  look: tick,
})

export const readPaste = formReader<typeof pasteForm, PasteFormCode>(pasteForm)
