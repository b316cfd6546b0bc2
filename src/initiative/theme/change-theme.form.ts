/** What arrives when somebody names a theme anew, or merges it into another. */
import { z } from 'zod'
import { codes, idField, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { LONGEST_NAME } from './group-voices.form.ts'

export type ChangeFormCode = 'name-missing' | 'name-too-long' | 'into-missing'
const code = codes<ChangeFormCode>()

const renameForm = z.object({ name: text(code('name-missing'), code('name-too-long'), LONGEST_NAME), version })
export const readRename = formReader<typeof renameForm, ChangeFormCode>(renameForm)

const mergeForm = z.object({ into: idField<'item'>(code('into-missing')) })
export const readMerge = formReader<typeof mergeForm, ChangeFormCode>(mergeForm)
