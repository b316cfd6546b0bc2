import { expect, test } from 'vitest'
import { decideAnswer } from './answer.rules.ts'

const answer = { body: 'The transport committee', said: 'yes', why: undefined, byWhen: '2027-01-01', answeredBy: 'Its chair', answeredOn: '2026-11-20' } as const
const codes = (facts: Partial<Parameters<typeof decideAnswer>[0]>) => {
  const decided = decideAnswer({ ...answer, ...facts }, '2026-11-24')
  return decided.kind === 'refused' ? decided.problems.map((problem) => problem.code) : []
}

test.each([
  ['yes', {}, []],
  ['yes without a date', { byWhen: undefined }, ['by-when-missing']],
  ['yes by a day before the answer', { byWhen: '2026-11-19' }, ['by-when-before-answer']],
  ['partly without a reason or a date', { said: 'partly', byWhen: undefined }, ['why-missing', 'by-when-missing']],
  ['no without a reason', { said: 'no', byWhen: undefined }, ['why-missing']],
  ['no with a reason', { said: 'no', why: 'There is no driver at that hour.', byWhen: undefined }, []],
  ['an answer that nobody gave', { answeredBy: undefined }, ['answered-by-missing']],
  ['waiting, by nobody and for no day', { said: 'waiting', answeredBy: undefined, byWhen: undefined }, []],
  ['an answer of tomorrow', { answeredOn: '2026-11-25' }, ['answered-on-to-come']],
] as const)('%s', (_, facts, expected) => expect(codes(facts)).toEqual(expected))

test('a no keeps no date by which it would happen', () => {
  expect(decideAnswer({ ...answer, said: 'no', why: 'No driver.' }, '2026-11-24')).toMatchObject({ answer: { byWhen: undefined } })
})
