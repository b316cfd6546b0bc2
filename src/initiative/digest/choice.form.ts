/** What arrives when somebody chooses how often we write. */
import { z } from 'zod'
import { choice, codes } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { MAIL_CHOICES } from './tables.ts'

export type ChoiceFormCode = 'choice-missing'
const code = codes<ChoiceFormCode>()

const forAll = z.object({ choice: choice(MAIL_CHOICES, code('choice-missing')) })
export const readChoice = formReader<typeof forAll, ChoiceFormCode>(forAll)

const forOne = z.object({ choice: choice(['as-all', ...MAIL_CHOICES], code('choice-missing')) })
export const readChoiceForOne = formReader<typeof forOne, ChoiceFormCode>(forOne)
