/** What arrives when somebody erases their account. */
import { z } from 'zod'
import { choice, codes } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { CONTRIBUTIONS } from './erase.queries.ts'

export type EraseFormCode = 'contributions-missing'
const code = codes<EraseFormCode>()
const eraseForm = z.object({ contributions: choice(CONTRIBUTIONS, code('contributions-missing')) })
export const readErase = formReader<typeof eraseForm, EraseFormCode>(eraseForm)
