/** What arrives when a cost, a saving or a risk is recorded, or taken out. */
import { z } from 'zod'
import { choice, codes, optionalId, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readPence } from '#platform/money.ts'
import { BASES, COST_KINDS } from './tables.ts'

export type CostFormCode = 'kind-missing' | 'too-long' | 'amount-unreadable' | 'basis-unknown' | 'about-unknown'
const code = codes<CostFormCode>()
const LONGEST = 2_000
const LONGEST_LINE = 300
const line = optionalText(code('too-long'), LONGEST_LINE)
const answer = optionalText(code('too-long'), LONGEST)

const costForm = z.object({
  kind: choice(COST_KINDS, code('kind-missing')),
  words: optionalText(code('too-long'), LONGEST),
  about: optionalId<'item'>(code('about-unknown')),
  amount: z.string(code('amount-unreadable')).optional().transform((typed, check) => {
    if (typed === undefined || typed.trim() === '') return undefined
    const pence = readPence(typed)
    if (pence !== undefined) return pence
    check.addIssue({ code: 'custom', message: code('amount-unreadable') })
    return z.NEVER
  }),
  period: line,
  borneBy: line,
  basis: z.union([z.literal('').transform(() => undefined), choice(BASES, code('basis-unknown'))], code('basis-unknown')).optional(),
  source: line,
  serviceChanged: answer, whoDecided: answer, withWhom: answer,
})
export const readCost = formReader<typeof costForm, CostFormCode>(costForm)

export type TakeOutCode = 'reason-missing' | 'too-long'
const takeOutForm = z.object({ reason: text('reason-missing' satisfies TakeOutCode, 'too-long' satisfies TakeOutCode, LONGEST_LINE) })
export const readTakeOut = formReader<typeof takeOutForm, TakeOutCode>(takeOutForm)
