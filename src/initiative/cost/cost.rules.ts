/** What is needed to say what something cost, saved or put at risk (domain.md, F41 and I-28). Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Basis, CostKind } from './tables.ts'

/** How much, over which time, and how that is known. */
export type Amount = Readonly<{ pence: number; period: string; basis: Basis; source: string }>

/** Whether working together took the place of a service that was paid for. Whoever says that something was saved answers it. */
export type NotASubstitute = Readonly<{ serviceChanged: string; whoDecided: string; withWhom: string }>

/** `borneBy`: who pays, who has the saving, or on whom the risk falls. */
export type Cost = Readonly<{ kind: CostKind; words: string; borneBy: string; amount: Amount | undefined; notASubstitute: NotASubstitute | undefined }>

type Open<Whole> = Readonly<{ [Part in keyof Whole]: Whole[Part] | undefined }>
/** As it is typed: every part may still be missing. */
export type DraftCost = Readonly<{ kind: CostKind; words: string | undefined; borneBy: string | undefined; amount: Open<Amount>; notASubstitute: Open<NotASubstitute> }>

const TEXT_CODES = { words: 'words-missing', borneBy: 'borne-by-missing' } as const
const AMOUNT_CODES = { pence: 'amount-missing', period: 'period-missing', basis: 'basis-missing', source: 'source-missing' } as const
const QUESTION_CODES = { serviceChanged: 'service-missing', whoDecided: 'who-decided-missing', withWhom: 'with-whom-missing' } as const
export type CostCode = (typeof TEXT_CODES)[keyof typeof TEXT_CODES] | (typeof AMOUNT_CODES)[keyof Amount] | (typeof QUESTION_CODES)[keyof NotASubstitute]

/** A cost and a saving have an amount; a risk may have one. A saving answers what became of the service. What does not belong to it is left out. */
export function decideCost({ kind, words, borneBy, amount, notASubstitute }: DraftCost): Readonly<{ kind: 'agreed'; cost: Cost }> | Refused<CostCode> {
  const { pence, period, basis, source } = amount
  const { serviceChanged, whoDecided, withWhom } = notASubstitute
  const hasAmount = kind !== 'risk' || Object.values(amount).some((part) => part !== undefined)
  const problems: Problem<CostCode>[] = []
  const need = (codes: Readonly<Record<string, CostCode>>, parts: Readonly<Record<string, unknown>>) => {
    for (const [field, code] of Object.entries(codes)) if (parts[field] === undefined) problems.push({ field: field === 'pence' ? 'amount' : field, code })
  }
  need(TEXT_CODES, { words, borneBy })
  if (hasAmount) need(AMOUNT_CODES, amount)
  if (kind === 'saving') need(QUESTION_CODES, notASubstitute)
  if (words === undefined || borneBy === undefined || problems.length > 0) return { kind: 'refused', problems }
  const whole = pence === undefined || period === undefined || basis === undefined || source === undefined ? undefined : { pence, period, basis, source }
  const answered = serviceChanged === undefined || whoDecided === undefined || withWhom === undefined ? undefined : { serviceChanged, whoDecided, withWhom }
  return { kind: 'agreed', cost: { kind, words, borneBy, amount: hasAmount ? whole : undefined, notASubstitute: kind === 'saving' ? answered : undefined } }
}
