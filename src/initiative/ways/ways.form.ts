/** What arrives when somebody sets a way by hand, or takes one off. */
import { z } from 'zod'
import { choice, codes } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { WAYS } from './tables.ts'

export type WayCode = 'way-missing' | 'holds-missing' | 'reason-missing' | 'reason-too-long'
const code = codes<WayCode>()

const handForm = z.object({ way: choice(WAYS, code('way-missing')), holds: choice(['yes', 'no', 'as-it-was'], code('holds-missing')), reason: z.string().trim().max(500, code('reason-too-long')).optional() })
  .refine(({ holds, reason }) => holds === 'as-it-was' || (reason ?? '') !== '', { path: ['reason'], message: code('reason-missing') })
export const readHand = formReader<typeof handForm, WayCode>(handForm)
