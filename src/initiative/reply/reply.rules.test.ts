import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideReply } from './reply.rules.ts'
import { REPLY_KINDS } from './tables.ts'

const TODAY = '2026-11-24'
const codes = (facts: Partial<Parameters<typeof decideReply>[0]>) => {
  const decided = decideReply({ kind: 'did', youSaid: 'The bus goes early.', words: 'It waits.', nextBy: undefined, ...facts }, TODAY)
  return decided.kind === 'refused' ? decided.problems.map((problem) => problem.code) : []
}

test.each([
  ['we did, and what', {}, []],
  ['we did, without saying what', { words: undefined }, ['words-missing']],
  ['we did not, without a reason', { kind: 'did-not', words: undefined }, ['reason-missing']],
  ['we did not, because', { kind: 'did-not' }, []],
  ['still open, without a next date', { kind: 'still-open' }, ['next-by-missing']],
  ['still open, without anything', { kind: 'still-open', words: undefined }, ['still-open-missing', 'next-by-missing']],
  ['still open until yesterday', { kind: 'still-open', nextBy: '2026-11-23' }, ['next-by-past']],
  ['still open until today', { kind: 'still-open', nextBy: TODAY }, []],
] as const)('%s', (_, facts, expected) => expect(codes(facts)).toEqual(expected))

test('whatever is sent, only what is still open keeps a next date, and nothing is taken without words (I-10)', () => {
  const words = fc.option(fc.string({ minLength: 1 }), { nil: undefined })
  const day = fc.option(fc.constantFrom('2026-11-20', TODAY, '2026-12-24'), { nil: undefined })
  fc.assert(fc.property(fc.constantFrom(...REPLY_KINDS), words, day, (kind, said, nextBy) => {
    const decided = decideReply({ kind, youSaid: 'x', words: said, nextBy }, TODAY)
    if (decided.kind === 'agreed') {
      expect(decided.reply.words).toBe(said)
      expect(decided.reply.nextBy !== undefined).toBe(kind === 'still-open')
    } else expect(said === undefined || kind === 'still-open').toBe(true)
  }))
})
