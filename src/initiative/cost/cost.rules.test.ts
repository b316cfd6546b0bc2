import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DraftCost, decideCost } from './cost.rules.ts'
import { COST_KINDS } from './tables.ts'

const AMOUNT = { pence: 125_000, period: 'A year', basis: 'estimate', source: 'The finance team' } as const
const ANSWERED = { serviceChanged: 'None', whoDecided: 'The board', withWhom: 'People who use it' } as const
const NO_AMOUNT = { pence: undefined, period: undefined, basis: undefined, source: undefined }
const NO_ANSWER = { serviceChanged: undefined, whoDecided: undefined, withWhom: undefined }
const draft = (parts: Partial<DraftCost> = {}): DraftCost => ({ kind: 'cost', words: 'Taxis', borneBy: 'The fund', amount: AMOUNT, notASubstitute: NO_ANSWER, ...parts })
const codes = (parts: Partial<DraftCost>) => {
  const decided = decideCost(draft(parts))
  return decided.kind === 'refused' ? decided.problems.map(({ code }) => code) : []
}

describe('what is said about money', () => {
  test('a cost has an amount, its time, how it is known and from where: everything missing is said at once', () => {
    expect(codes({})).toEqual([])
    expect(codes({ words: undefined, borneBy: undefined, amount: NO_AMOUNT })).toEqual(['words-missing', 'borne-by-missing', 'amount-missing', 'period-missing', 'basis-missing', 'source-missing'])
  })
  test('a saving says what funded service changed, who decided and with whom (I-28)', () => {
    expect(codes({ kind: 'saving' })).toEqual(['service-missing', 'who-decided-missing', 'with-whom-missing'])
    expect(decideCost(draft({ kind: 'saving', notASubstitute: ANSWERED }))).toMatchObject({ cost: { notASubstitute: ANSWERED } })
  })
  test('a risk can stand without an amount, and with a whole one only', () => {
    expect(decideCost(draft({ kind: 'risk', amount: NO_AMOUNT }))).toMatchObject({ cost: { amount: undefined } })
    expect(codes({ kind: 'risk', amount: { ...NO_AMOUNT, pence: 5 } })).toEqual(['period-missing', 'basis-missing', 'source-missing'])
  })
  test('no saving is ever taken without its answer, whatever is filled in', () => {
    const maybe = <Value,>(value: Value) => fc.constantFrom(value, undefined)
    fc.assert(fc.property(fc.constantFrom(...COST_KINDS), fc.record({ serviceChanged: maybe('None'), whoDecided: maybe('Us'), withWhom: maybe('All') }), (kind, notASubstitute) => {
      const decided = decideCost(draft({ kind, notASubstitute }))
      if (decided.kind === 'agreed') expect(decided.cost.notASubstitute !== undefined).toBe(kind === 'saving')
    }))
  })
})
