import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, readAsked, searchPath, without } from './asked.rules.ts'
import { SORTS } from './place.rules.ts'

const OFFERED = { kinds: ['resource', 'term'], filters: ['type', 'topic'] }
const read = (address: string, offered = OFFERED) => {
  const { searchParams } = new URL(address, 'http://localhost')
  return readAsked((name) => searchParams.getAll(name), searchParams.get('q') ?? undefined, offered)
}

const year = fc.option(fc.integer({ min: 1900, max: 2100 }), { nil: undefined })
const values = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/), { minLength: 1, maxLength: 4 })
const asked: fc.Arbitrary<Asked> = fc.record({
  typed: fc.constantFrom('asset "day centre" -taxi', 'càirdeas & more', 'x=1?#'), kind: fc.constantFrom('resource', 'term', undefined),
  filters: fc.tuple(fc.option(values), fc.option(values)).map(([type, topic]) => new Map([...(type === null ? [] : [['type', type] as const]), ...(topic === null ? [] : [['topic', topic] as const])])),
  years: fc.tuple(year, year).map(([one, other]) => (one !== undefined && other !== undefined && one > other ? { from: other, until: one } : { from: one, until: other })),
  sort: fc.constantFrom(...SORTS), after: fc.constant(undefined),
})

test('an address is the search: it is read back as what it was made of', () => {
  fc.assert(fc.property(asked, (one) => { expect(read(searchPath(one))).toEqual(one) }))
})

test('what no page of ours sends is left out, and never a fault', () => {
  expect(read('/search?q=a&kind=stars&type=%00&type=..&topic=&from=20x1&until=3&sort=worst&after=1.2.3&colour=red')).toEqual({
    typed: 'a', kind: undefined, filters: new Map(), years: { from: undefined, until: undefined }, sort: 'fit', after: undefined,
  })
  expect(read('/search?from=2020&until=2010').years).toEqual({ from: 2010, until: 2020 })
  expect(read(`/search?${Array.from({ length: 500 }, (_, n) => `topic=t${n}`).join('&')}`).filters.get('topic')).toHaveLength(20)
  expect(searchPath(read('/search'))).toBe('/search')
})

test('a choice is taken off alone, and the list goes with its last', () => {
  const both = read('/search?q=a&type=toolkit&type=report&topic=x')
  expect(searchPath(without(both, 'type', 'toolkit'))).toBe('/search?q=a&type=report&topic=x')
  expect(searchPath(without(without(both, 'type', 'toolkit'), 'type', 'report'))).toBe('/search?q=a&topic=x')
  expect(searchPath(without(both, 'type'))).toBe('/search?q=a&topic=x')
})
