import { expect, test } from 'vitest'
import { decideMakeHost, decideStepDown, howToComeIn } from './membership.rules.ts'

const over = { underAge: false, removedBefore: false }

test.each([
  ['a host lets in', 'host', over, 'waits'],
  ['all are let in', 'all', over, 'comes-in'],
  ['all are let in, and they are under age', 'all', { ...over, underAge: true }, 'waits'],
  ['all are let in, and they were taken out before', 'all', { ...over, removedBefore: true }, 'waits'],
] as const)('where %s, somebody with an invitation %4$s', (_, letsIn, coming, how) => {
  expect(howToComeIn({ letsIn, ageLine: 16 }, coming)).toBe(how)
})

test('the only host stays, one of two may go, and who is no host may always go', () => {
  expect(decideStepDown(true, 1)).toMatchObject({ kind: 'refused', problems: [{ code: 'last-host' }] })
  expect(decideStepDown(true, 2)).toEqual({ kind: 'agreed' })
  expect(decideStepDown(false, 1)).toEqual({ kind: 'agreed' })
})

test('somebody below the age line is never made a host', () => {
  expect([decideMakeHost(true).kind, decideMakeHost(false).kind]).toEqual(['refused', 'agreed'])
})
