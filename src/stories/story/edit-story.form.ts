/** What arrives when somebody changes the words of their story. */
import { z } from 'zod'
import { codes, several, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { CONTENT_NOTES, LONGEST_STORY } from '../telling/telling.rules.ts'

export type EditCode = 'words-missing' | 'words-too-long' | 'unknown'
const code = codes<EditCode>()

const edit = z.object({ version, words: text(code('words-missing'), code('words-too-long'), LONGEST_STORY), notes: several(CONTENT_NOTES, code('unknown')) })
export const readEdit = formReader<typeof edit, EditCode>(edit)
