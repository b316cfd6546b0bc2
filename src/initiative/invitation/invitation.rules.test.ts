import { expect, test } from 'vitest'
import { problemWithLastDay, stateOf, whoCanOpen } from './invitation.rules.ts'

const facts = { most: 10, used: 3, lastDay: '2026-12-24', revoked: false }

test.each([
  ['on its last day', facts, '2026-12-24', 'open'],
  ['the day after', facts, '2026-12-25', 'over'],
  ['when everybody it was for has come', { ...facts, used: 10 }, '2026-12-01', 'full'],
  ['once it was taken back', { ...facts, revoked: true }, '2026-12-01', 'revoked'],
] as const)('%s an invitation is %4$s', (_, invitation, today, state) => {
  expect(stateOf(invitation, today)).toBe(state)
})

test('an invitation ends today or within a year', () => {
  expect(problemWithLastDay('2026-11-22', '2026-11-22')).toBeUndefined()
  expect(problemWithLastDay('2026-11-21', '2026-11-22')).toBe('last-day-past')
  expect(problemWithLastDay('2028-01-01', '2026-11-22')).toBe('last-day-far')
})

test.each([
  ['http://localhost:3000', 'this-computer'], ['http://127.0.0.1', 'this-computer'], ['http://[::1]:3000', 'this-computer'],
  ['http://192.168.1.20:3000', 'this-network'], ['http://10.0.0.5', 'this-network'], ['http://172.20.1.1', 'this-network'], ['http://[fd12::1]', 'this-network'],
  ['http://box', 'this-network'], ['http://box.local', 'this-network'],
  ['https://together.example.org', 'everybody'], ['http://172.32.0.1', 'everybody'], ['https://[2a00::1]', 'everybody'],
])('a link to %s can be opened from %s', (address, reach) => {
  expect(whoCanOpen(new URL(address))).toBe(reach)
})
