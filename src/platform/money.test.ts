import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPence, sayPence, typePence } from './money.ts'

test.each([['£1,250.50', 125_050], ['1250.5', 125_050], [' £ 40 ', 4_000], ['1 250', 125_000], ['0.07', 7], ['2,000,000', 200_000_000]])('«%s» is %i pence', (typed, pence) => expect(readPence(typed)).toBe(pence))
test.each(['', 'forty', '-5', '1.234', '1,25', '£', '1e9', '999999999999', '1.', '12,34,567.8.9'])('«%s» is no amount', (typed) => expect(readPence(typed)).toBeUndefined())
test('an amount is said as people write it', () => expect([125_050, 4_000, 0].map(sayPence)).toEqual(['£1,250.50', '£40', '£0']))
test('what is said or typed again is the same amount', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 13 - 1 }), (pence) => {
    expect(readPence(sayPence(pence))).toBe(pence)
    expect(readPence(typePence(pence))).toBe(pence)
  }))
})
