import { expect, test } from 'vitest'
import { findHeader, isNumber, transposed, valuesIn } from './names.ts'
import { parseTable } from './read-table.ts'

const table = (text: string) => parseTable(new TextEncoder().encode(text))

test.each([
  ['both named, as people mostly do', 'observer,u1,u2\nA,1,2\nB,1,3', 'both'],
  ['nothing named', '1,2,3\n1,2,4', 'none'],
  ['nothing named, and the first cell not coded', ',2,3\n1,2,4', 'none'],
  ['a single row of numbers', '1,2,3', 'none'],
  ['a single row of words', 'yes,no,maybe', 'none'],
  ['a single row with its name', 'A,1,,3', 'column'],
  ['only units named', 'u1,u2,u3\n1,2,3\n1,2,4', 'row'],
  ['only observers named', 'Ann,1,2,3\nBob,1,2,4', 'column'],
  ['units named by numbers, under a heading', 'observer,1,2,3\nA,1,2,2\nB,1,2,3', 'both'],
  ['everything named by numbers, under a heading', 'rater1\\rater2,1,2,3\n1,0,4,1\n2,0,8,0\n3,0,1,5', 'both'],
  ['units named by numbers, under an empty corner', ',1,2,3\nA,1,2,2\nB,1,2,3', 'both'],
  ['observers numbered, under an empty corner', ',u1,u2\n1,3,4\n2,4,4', 'both'],
  ['observers numbered, under a heading', 'Coder,u1,u2\n1,3,4\n2,4,4', 'both'],
  ['another heading than we know', 'who,u1,u2\nA,1,2\nB,1,3', 'both'],
  ['a unit without its name, under a heading', 'subject,c1,,c3\n1,0,0,2\n2,1,1,0', 'both'],
  ['words, nothing named', 'yes,no,yes\nyes,yes,no\nno,no,no', 'none'],
  ['words, both named', 'observer,s1,s2\nA,yes,no\nB,yes,yes', 'both'],
  ['words, only units named', 's1,s2,s3\nyes,no,yes\nno,no,yes', 'row'],
  ['words, only observers named', 'A,yes,no,no\nB,yes,yes,no', 'column'],
  ['a table of counts by words', ',yes,no\nyes,20,5\nno,10,15', 'both'],
  ['not applicable is no heading', 'n/a,1,2\n1,1,2', 'none'],
  ['one cell', '1', 'none'],
])('%s', (_name, text, header) => {
  expect(findHeader(table(text))).toBe(header)
})

test.each(['1', '-2', '+3.5', '.5', '4.', '1e3', '-1.5E-2'])('%s is a number', (cell) => { expect(isNumber(cell)).toBe(true) })
test.each(['', 'NA', '1,5', '0x10', 'Infinity', '1e', '--1', '1 2', '1e999', '٣'])('«%s» is none', (cell) => { expect(isNumber(cell)).toBe(false) })

test('quotation marks, line ends of any system, semicolons, a mark at the front and empty rows make no difference', () => {
  const plain = [['observer', 'u1', 'u2'], ['A', 'a, b', ''], ['B', 'c', 'd']]
  for (const text of ['observer,u1,u2\nA,"a, b",\nB,c,d\n', '\uFEFFobserver,u1,u2\r\n\r\nA,"a, b",\r\n,,\r\nB, c ,d', 'observer;u1;u2\rA;a, b;\rB;c;"d"\r', 'observer\tu1\tu2\nA\ta, b\t\nB\tc\td']) {
    expect(table(text)).toEqual(plain)
  }
})

test('a row that ends early stopped there', () => {
  expect(valuesIn(table('A,1,2,3\nB,1'), 'column')).toEqual([['1', '2', '3'], ['1', '', '']])
  expect(transposed([['1', '2'], ['3', '']])).toEqual([['1', '3'], ['2', '']])
})
