/** What arrives when somebody sets a way by hand, or takes one off. */
import { z } from 'zod'
import { choice, codes, optionalText } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { WAYS } from './tables.ts'

export type WayCode = 'way-missing' | 'holds-missing' | 'reason-missing' | 'reason-too-long'
const code = codes<WayCode>()

const handForm = z.object({ way: choice(WAYS, code('way-missing')), holds: choice(['yes', 'no', 'as-it-was'], code('holds-missing')), reason: optionalText(code('reason-too-long'), 500) })
  .refine(({ holds, reason }) => holds === 'as-it-was' || reason !== undefined, { path: ['reason'], message: code('reason-missing') })
export const readHand = formReader<typeof handForm, WayCode>(handForm)
