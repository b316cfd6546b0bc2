import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTally } from './tally.rules.ts'

/** Facets 1 to 9 are of list 1, 10 to 19 of list 2, and so on. */
const nameOf = (facet: number) => Math.floor(facet / 10)

const packed = (rows: readonly (readonly number[])[]) => Buffer.concat(rows.map((row) => {
  const bytes = Buffer.alloc(2 + 2 * row.length)
  for (const [at, value] of [row.length, ...row].entries()) bytes.writeUInt16BE(value, 2 * at)
  return bytes
}))

const row = fc.uniqueArray(fc.integer({ min: 1, max: 39 }), { maxLength: 6 })

test('a count is of what fits all that is chosen in other lists, as if each were looked up by itself', () => {
  fc.assert(fc.property(fc.array(row, { maxLength: 40 }), fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (rows, picked) => {
    const chosen = picked.map((list, name) => list.map((one) => name * 10 + one))
    const fits = (one: readonly number[], except?: number) => chosen.every((list, name) => name === except || list.some((id) => one.includes(id)))
    const { all, asked, counts, without } = countTally(packed(rows), chosen, (facet) => (nameOf(facet) < chosen.length ? nameOf(facet) : undefined))
    expect([all, asked]).toEqual([rows.filter((one) => fits(one)).length, rows.length])
    expect(without).toEqual(chosen.map((_, name) => rows.filter((one) => fits(one, name)).length))
    for (let facet = 1; facet < 40; facet++) expect(counts.get(facet) ?? 0).toBe(rows.filter((one) => one.includes(facet) && fits(one, nameOf(facet))).length)
  }))
})

test('of nothing there is nothing', () => {
  expect(countTally(Buffer.alloc(0), [[1]], () => 0)).toEqual({ all: 0, asked: 0, counts: new Map(), without: [0] })
})
