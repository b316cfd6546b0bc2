/** What arrives when somebody asks for help to get back in, and when somebody helps. */
import { z } from 'zod'
import { codes, idField, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readCode } from '#platform/secrets.ts'
import { LONGEST_NAME } from '../joining/join-as-person.queries.ts'

export type AskFormCode = 'says-missing' | 'says-too-long'
const askCode = codes<AskFormCode>()
const askForm = z.object({ says: text(askCode('says-missing'), askCode('says-too-long'), LONGEST_NAME) })
export const readAsk = formReader<typeof askForm, AskFormCode>(askForm)

export type HelpFormCode = 'code-missing' | 'person-missing'
const helpCode = codes<HelpFormCode>()
const helpForm = z.object({
  code: z.string(helpCode('code-missing')).trim().max(100, helpCode('code-missing')).refine((typed) => readCode(typed) !== '', helpCode('code-missing')),
  person: idField<'person'>(helpCode('person-missing')),
})
export const readHelp = formReader<typeof helpForm, HelpFormCode>(helpForm)
