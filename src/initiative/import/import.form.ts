/** What arrives when somebody says how a file is to be understood. */
import { z } from 'zod'
import { choice, codes, optionalId, optionalText, text, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES } from '../tables.ts'

export type ImportFormCode = 'words-missing' | 'column-unknown' | 'standpoint-unknown' | 'seen-by-missing'
const code = codes<ImportFormCode>()

const column = optionalText(code('column-unknown'), 500)

const importForm = z.object({
  'column-words': text(code('words-missing'), code('column-unknown'), 500),
  'column-id': column,
  'column-at': column,
  'column-moderated': column,
  standpoint: optionalId<'standpoint'>(code('standpoint-unknown')),
  seenBy: choice(AUDIENCES, code('seen-by-missing')),
  leaveOut: tick,
})

export const readImport = formReader<typeof importForm, ImportFormCode>(importForm)
