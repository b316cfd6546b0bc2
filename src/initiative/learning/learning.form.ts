/** What arrives when somebody writes down what was learned. */
import { z } from 'zod'
import { choice, codes, ids, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES } from '../tables.ts'
import { AGAIN } from './tables.ts'

const LONGEST = 2_000

export type NoteCode = 'tried-missing' | 'happened-missing' | 'again-missing' | 'because-missing' | 'too-long' | 'seen-by-missing' | 'about-unknown'
const code = codes<NoteCode>()
const fields = {
  tried: text(code('tried-missing'), code('too-long'), LONGEST),
  happened: text(code('happened-missing'), code('too-long'), LONGEST),
  again: choice(AGAIN, code('again-missing')),
  because: text(code('because-missing'), code('too-long'), LONGEST),
  seenBy: choice(AUDIENCES, code('seen-by-missing')),
  about: ids<'item'>(code('about-unknown')),
}
const noteForm = z.object(fields)
export const readNote = formReader<typeof noteForm, NoteCode>(noteForm)

const changedNote = z.object({ ...fields, version })
export const readNoteEdit = formReader<typeof changedNote, NoteCode>(changedNote)

export type HideCode = 'reason-missing' | 'too-long'
const hideForm = z.object({ reason: text('reason-missing' satisfies HideCode, 'too-long' satisfies HideCode, LONGEST) })
export const readHide = formReader<typeof hideForm, HideCode>(hideForm)
