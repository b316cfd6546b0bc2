/** What arrives when somebody says how a file is to be understood, and brings it in. */
import { z } from 'zod'
import { choice, codes, idField, optionalId, optionalText, text, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES } from '../tables.ts'

export type ColumnsFormCode = 'words-missing' | 'column-unknown'
export type ImportFormCode = 'checked-anew' | 'standpoint-unknown' | 'seen-by-missing'
const columnsCode = codes<ColumnsFormCode>()
const code = codes<ImportFormCode>()

const column = optionalText(columnsCode('column-unknown'), 500)

const columnsForm = z.object({
  'column-words': text(columnsCode('words-missing'), columnsCode('column-unknown'), 500),
  'column-id': column,
  'column-at': column,
  'column-moderated': column,
})

/** Which column holds what. */
export const readColumns = formReader<typeof columnsForm, ColumnsFormCode>(columnsForm)

const importForm = z.object({
  /** What was checked is what comes in: with these columns, and no others. */
  check: idField<'import'>(code('checked-anew')),
  standpoint: optionalId<'standpoint'>(code('standpoint-unknown')),
  seenBy: choice(AUDIENCES, code('seen-by-missing')),
  leaveOut: tick,
})

/** Bring it in. */
export const readImport = formReader<typeof importForm, ImportFormCode>(importForm)
