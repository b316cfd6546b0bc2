/** What arrives when somebody puts an entry on a group's list, or says something of it. */
import { z } from 'zod'
import { AUDIENCES } from '#initiative/index.ts'
import { choice, codes, idField, optionalText, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export const LONGEST_SAID = 1_000

export type ReadingCode = 'too-long' | 'seen-by-missing' | 'initiative-missing' | 'there-already'
const code = codes<ReadingCode>()
const said = { said: optionalText(code('too-long'), LONGEST_SAID).transform((typed) => typed ?? ''), seenBy: choice(AUDIENCES, code('seen-by-missing')) }

const use = z.object({ ...said, initiative: idField<'initiative'>(code('initiative-missing')) })
export const readUse = formReader<typeof use, ReadingCode>(use)

const change = z.object({ ...said, version })
export const readSaid = formReader<typeof change, ReadingCode>(change)
