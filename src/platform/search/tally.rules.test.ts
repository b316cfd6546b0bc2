import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Filed, fileThings, unknownAmong } from './filed.rules.ts'
import { countTally } from './tally.rules.ts'

/** Facets 1 to 9 are of list 1, 10 to 19 of list 2, and so on. */
const nameOf = (facet: number) => Math.floor(facet / 10)

/** As the database says what things are filed under; and, as bits, which were found. */
const told = (things: ReadonlyMap<number, readonly number[]>) => Buffer.concat([...things].map(([number, facets]) => {
  const bytes = Buffer.alloc(6 + 2 * facets.length)
  bytes.writeInt32BE(number)
  for (const [at, value] of [facets.length, ...facets].entries()) bytes.writeUInt16BE(value, 4 + 2 * at)
  return bytes
}))
const foundAs = (numbers: readonly number[]) => Buffer.concat([...new Set(numbers.map((number) => number >> 5))].map((place) => {
  const bytes = Buffer.alloc(8)
  bytes.writeInt32BE(place)
  bytes.writeInt32BE(numbers.filter((number) => number >> 5 === place).reduce((bits, number) => bits | (1 << (number & 31)), 0), 4)
  return bytes
}))
const fileAll = (things: ReadonlyMap<number, readonly number[]>): Filed => {
  const filed: Filed = new Map()
  fileThings(filed, told(things))
  return filed
}

const row = fc.uniqueArray(fc.integer({ min: 1, max: 39 }), { maxLength: 6 })

const things = fc.uniqueArray(fc.tuple(fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2_147_483_647 })), row, fc.boolean()), { maxLength: 60, selector: ([number]) => number })

test('a count is of what fits all that is chosen in other lists, as if each were looked up by itself', () => {
  fc.assert(fc.property(things, fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (all, picked) => {
    // What was not found is known, too.
    const filed = fileAll(new Map(all.map(([number, facets]) => [number, facets])))
    const shown = all.filter(([, , found]) => found)
    const rows = shown.map(([, facets]) => facets)
    const chosen = picked.map((list, name) => list.map((one) => name * 10 + one))
    const fits = (one: readonly number[], except?: number) => chosen.every((list, name) => name === except || list.some((id) => one.includes(id)))
    const tally = countTally(foundAs(shown.map(([number]) => number)), filed, chosen, (facet) => (nameOf(facet) < chosen.length ? nameOf(facet) : undefined))
    expect([tally.all, tally.asked]).toEqual([rows.filter((one) => fits(one)).length, rows.length])
    expect(tally.without).toEqual(chosen.map((_, name) => rows.filter((one) => fits(one, name)).length))
    for (let facet = 1; facet < 40; facet++) expect(tally.counts.get(facet) ?? 0).toBe(rows.filter((one) => one.includes(facet) && fits(one, nameOf(facet))).length)
  }))
})

test('of nothing there is nothing', () => {
  expect(countTally(Buffer.alloc(0), new Map(), [[1]], () => 0)).toEqual({ all: 0, asked: 0, counts: new Map(), without: [0] })
})

test('what was found and isn’t known lies between two numbers; what is known is asked for no more', () => {
  const filed = fileAll(new Map([[5, [1]], [40, []]]))
  expect(unknownAmong(foundAs([5, 40]), filed)).toBeUndefined()
  expect(unknownAmong(foundAs([5, 6]), filed)).toEqual({ from: 0, until: 31 })
  expect(unknownAmong(foundAs([5, 70, 200]), filed)).toEqual({ from: 64, until: 223 })
  fileThings(filed, told(new Map([[70, [2]], [200, [3]]])))
  expect(unknownAmong(foundAs([5, 40, 70, 200]), filed)).toBeUndefined()
})
