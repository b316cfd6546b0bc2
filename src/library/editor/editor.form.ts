/** What arrives when an editor is named. */
import { z } from 'zod'
import { idField, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type NameEditorCode = 'email-missing' | 'email-unknown'
const nameForm = z.object({ email: text('email-missing' satisfies NameEditorCode, 'email-unknown' satisfies NameEditorCode, 200) })
export const readEditor = formReader<typeof nameForm, NameEditorCode>(nameForm)

const stopForm = z.object({ person: idField<'person'>('email-unknown' satisfies NameEditorCode) })
export const readStop = formReader<typeof stopForm, NameEditorCode>(stopForm)
