import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { CodeId } from '../code-book/tables.ts'
import { ROUNDS, codingsOf, howAlike, markingsOf } from './agreement.rules.ts'
import { inOneGo } from '#measures/alpha-interval.ts'
import { type Coder, type StoryInRound, coderSees, decideCoders, decideTicks, isAlike, isDone, mayCode } from './coding.rules.ts'

const PEOPLE = Array.from({ length: 4 }, () => newId<'person'>())
const IDS = Array.from({ length: 4 }, () => newId<'coder'>())
const CODES: readonly CodeId[] = Array.from({ length: 3 }, () => newId<'code'>())
const POINTS = Array.from({ length: 3 }, () => newId<'standpoint'>())

const coders: fc.Arbitrary<readonly Coder[]> = fc.array(fc.record({ agreed: fc.boolean(), here: fc.boolean() }), { minLength: 2, maxLength: 4 })
  .map((all) => all.flatMap(({ agreed, here }, at) => { const id = IDS[at]; return id === undefined ? [] : [{ id, person: here ? PEOPLE[at] : undefined, agreed }] }))
const story: fc.Arbitrary<StoryInRound> = fc.record({
  open: fc.boolean(), settled: fc.boolean(), notFor: fc.subarray([...PEOPLE]),
  codings: fc.subarray([...IDS]).chain((who) => fc.tuple(...who.map((id) => fc.subarray([...CODES]).map((codes) => [id, codes] as const)))).map((pairs) => new Map(pairs)),
})

test('nobody codes a story that is theirs, that they help with, that was taken back, or before they say yes', () => {
  fc.assert(fc.property(story, coders, (one, all) => {
    for (const coder of all) {
      if (mayCode(one, coder)) expect([one.open, coder.agreed, coder.person !== undefined && !one.notFor.includes(coder.person)]).toEqual([true, true, true])
    }
  }), { numRuns: 1_000 })
})

test('nobody sees what others ticked before they and all others who code it are done, and two are', () => {
  fc.assert(fc.property(story, coders, (one, all) => {
    for (const coder of all) {
      if (coderSees(one, coder, all) !== 'compare') continue
      expect(one.codings.has(coder.id)).toBe(true)
      expect(all.filter(({ id }) => one.codings.has(id)).length).toBeGreaterThanOrEqual(2)
      for (const other of all) if (mayCode(one, other)) expect(one.codings.has(other.id)).toBe(true)
    }
    if (!one.open) expect([isDone(one, all), all.every((coder) => coderSees(one, coder, all) === 'gone')]).toEqual([false, true])
  }), { numRuns: 2_000 })
})

test('those who are named are two to six who take part, and no two of them speak from the same place', () => {
  const room = fc.array(fc.subarray([...POINTS]), { maxLength: 4 }).map((all) => all.flatMap((standpoints, at) => { const person = PEOPLE[at]; return person === undefined ? [] : [{ person, standpoints }] }))
  fc.assert(fc.property(fc.subarray([...PEOPLE]), room, (named, here) => {
    const decided = decideCoders(named, here)
    if (decided.kind === 'refused') return
    expect([decided.coders.length >= 2, decided.coders.length <= 6]).toEqual([true, true])
    const from = decided.coders.map((person) => here.find((one) => one.person === person)?.standpoints.toSorted().join())
    expect([from.includes(undefined), from.includes(''), new Set(from).size]).toEqual([false, false, from.length])
  }))
})

test('what is ticked is codes of the book, or that none fits: never nothing, and never both', () => {
  fc.assert(fc.property(fc.subarray([...CODES]), fc.boolean(), fc.subarray([...CODES]), (ticked, none, book) => {
    const decided = decideTicks(ticked, none, book)
    expect(decided.kind === 'ticked').toBe(ticked.every((code) => book.includes(code)) && none === (ticked.length === 0))
  }))
})

test('what everybody ticked alike has an alpha of one or none at all, and the order of the coders changes nothing', () => {
  fc.assert(fc.property(fc.array(story, { minLength: 1, maxLength: 8 }), (stories) => {
    const [one, other] = [inOneGo(howAlike(codingsOf(stories, IDS, CODES))), inOneGo(howAlike(codingsOf(stories, IDS.toReversed(), CODES)))]
    expect(one.perCode.map(({ alpha }) => alpha)).toEqual(other.perCode.map(({ alpha }) => alpha))
    if (stories.every(isAlike) && one.whole.alpha.kind === 'measured') expect(one.whole.alpha.value).toBeCloseTo(1, 10)
    expect(markingsOf(stories, IDS, CODES).coded.reduce((sum, coded) => sum + coded, 0)).toBe(stories.reduce((sum, { codings }) => sum + codings.size, 0))
  }), { numRuns: 20 })
  expect(ROUNDS).toBeGreaterThanOrEqual(1_000)
})
