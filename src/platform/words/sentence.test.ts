import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { sentenceOf } from './sentence.ts'

/** The library writes «-0»; nobody counts so. */
const noMinus = (n: number) => (n === 0 ? 0 : n)
const FACT = fc.oneof(fc.string(), fc.integer({ min: -3, max: 2_500 }), fc.double({ noNaN: true, noDefaultInfinity: true }).map(noMinus), fc.maxSafeInteger(), fc.constant(undefined))
const NUMBER = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 995, max: 1_005 }), fc.maxSafeInteger(), fc.double({ noDefaultInfinity: true, noNaN: true }).map(noMinus), fc.constantFrom(-1, 0.5, 1.5, 1e21))

/** What somebody reads, or that they are told nothing and why not. */
const said = (say: () => unknown) => {
  try {
    return { said: say() }
  } catch {
    return 'missing'
  }
}

const MESSAGES = [
  'Plain words', '{who} said', 'Page {n} of {all}', '{n, plural, one {# voice} other {# voices}}', '{n, plural, =0 {Nobody} =2 {Both of them} one {{who} alone} other {{who} and # others}}, {all, number} in all',
  'You coded {n, number} of {all, plural, one {# story} other {# stories}}.', '{who, select, carer {A carer} other {Somebody}} said {n, plural, one {one thing} other {# things}}', '{n, plural, one {{all, plural, one {# of #} other {{who}}}} other {#: {all, plural, other {#}}}}',
  '{n, plural, offset:1 =0 {Nobody} one {{who} and one more} other {{who} and # more}}', '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', '{n, number, percent}',
] as const

test.each(MESSAGES)('«%s» is said as the library says it, whatever the facts; where one is missing it says nothing', (text) => {
  const library = new IntlMessageFormat(text, 'en-GB', undefined, { ignoreTag: true })
  const ours = sentenceOf(text, 'en', 'a key')
  fc.assert(fc.property(fc.record({ who: FACT, n: fc.oneof(NUMBER, FACT), all: fc.oneof(NUMBER, FACT) }), (facts) => {
    expect(said(() => ours(facts))).toEqual(said(() => library.format(facts)))
  }), { numRuns: 400 })
})

test('Numbers are written as people read them', () => {
  expect(sentenceOf('{n, plural, one {# voice} other {# voices}}', 'en', 'k')({ n: 1_234 })).toBe('1,234 voices')
  expect(sentenceOf('{n, plural, one {# voice} other {# voices}}', 'en', 'k')({ n: 1 })).toBe('1 voice')
  expect(sentenceOf('{n, plural, one {# voice} other {# voices}}', 'en', 'k')({ n: 0 })).toBe('0 voices')
  expect(sentenceOf('{n, plural, one {# voice} other {# voices}}', 'en-XA', 'k')({ n: 2 })).toBe('2⟦ vóíçés⟧')
})

test('Nobody reads «-0», whichever number comes first', () => {
  const say = sentenceOf('{n, plural, one {# voice} other {# voices}}', 'en', 'k')
  expect([say({ n: -0 }), say({ n: 0 }), say({ n: -1 })]).toEqual(['0 voices', '0 voices', '-1 voice'])
})
