import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csv, neutral } from './csv.ts'

test.each(['=1+1', '+44 123', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =cmd()', '＝1'])('%j can\'t run as a formula', (text) => expect(neutral(text)).toBe(`'${text}`))
test.each(['Buses', 'a=b', '', '9 of 12', '(−1)'])('%j stays as it is', (text) => expect(neutral(text)).toBe(text))

test('whatever people wrote comes back from the file as they wrote it, but for the mark that makes it harmless', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string()), { minLength: 1 }), (rows) => {
    const back: unknown = parse(csv(['a', 'b'], rows), { bom: true, record_delimiter: '\r\n' })
    expect(back).toEqual([['a', 'b'], ...rows.map((row) => row.map(neutral))])
  }))
})

test('numbers stay numbers', () => expect(csv(['n'], [[-1]])).toBe('\uFEFFn\r\n-1\r\n'))
