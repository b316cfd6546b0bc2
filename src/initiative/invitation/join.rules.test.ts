import { expect, test } from 'vitest'
import { decideJoiner } from './join.rules.ts'

const said = { called: 'Example', age: 'over', asked: undefined, adultName: undefined, adultReach: undefined } as const

test('a name is enough to join', () => {
  expect(decideJoiner(said, undefined)).toEqual({ kind: 'agreed', joiner: { called: 'Example', adult: undefined } })
  expect(decideJoiner({ ...said, called: undefined }, undefined)).toMatchObject({ problems: [{ code: 'called-missing' }] })
})

test('who is signed in keeps the name they have', () => {
  expect(decideJoiner(said, 'Known Example')).toMatchObject({ joiner: { called: 'Known Example' } })
})

test('who is below the age line is asked for an adult, and joins with both a name and a way to reach them', () => {
  const under = { ...said, age: 'under' } as const
  expect(decideJoiner(under, undefined)).toEqual({ kind: 'refused', problems: [] })
  expect(decideJoiner({ ...under, asked: 'adult', adultName: 'An Adult' }, undefined)).toMatchObject({ problems: [{ code: 'adult-reach-missing' }] })
  expect(decideJoiner({ ...under, asked: 'adult', adultName: 'An Adult', adultReach: '01632 960 001' }, undefined))
    .toMatchObject({ joiner: { adult: { name: 'An Adult', reach: '01632 960 001' } } })
})
