/** What arrives when somebody joins with a code. */
import { z } from 'zod'
import { LONGEST_NAME } from '#people/index.ts'
import { choice, codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type JoinFormCode = 'code-missing' | 'code-unknown' | 'called-too-long' | 'age-missing' | 'adult-name-too-long' | 'adult-reach-too-long'
const code = codes<JoinFormCode>()

const joinForm = z.object({
  code: text(code('code-missing'), code('code-unknown'), 40),
  called: optionalText(code('called-too-long'), LONGEST_NAME).transform((called) => called?.replace(/\s+/g, ' ')),
  age: choice(['over', 'under'], code('age-missing')),
  /** Sent by the page that asks for the adult: only then is one missing. */
  asked: z.literal('adult').optional().catch(undefined),
  adultName: optionalText(code('adult-name-too-long'), 100),
  adultReach: optionalText(code('adult-reach-too-long'), 200),
})

export type JoinForm = z.output<typeof joinForm>

export const readJoin = formReader<typeof joinForm, JoinFormCode>(joinForm)
