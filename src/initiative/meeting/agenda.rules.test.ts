import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIRECTIONS, moved } from './agenda.rules.ts'

test.each([['b', 'up', 'bac'], ['b', 'down', 'acb'], ['a', 'up', 'abc'], ['c', 'down', 'abc'], ['x', 'up', 'abc']] as const)('%s moved %s gives %s', (item, direction, expected) => {
  expect(moved(['a', 'b', 'c'], item, direction).join('')).toBe(expected)
})

test('nothing is lost or doubled, and up undoes down', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.nat(), fc.constantFrom(...DIRECTIONS), (items, index, direction) => {
    const item = items[index % items.length] ?? 0
    const after = moved(items, item, direction)
    expect(after.toSorted()).toEqual(items.toSorted())
    if (after !== items) expect(moved(after, item, direction === 'up' ? 'down' : 'up')).toEqual(items)
  }))
})
