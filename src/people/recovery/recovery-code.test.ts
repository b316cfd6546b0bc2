import { expect, test } from 'vitest'
import { codeFrom, readCode } from '#platform/secrets.ts'

test('a code is read as people write it down: small letters, spaces, O for 0 and I or L for 1', () => {
  const code = codeFrom(Uint8Array.from({ length: 20 }, (_, index) => index), 20)
  expect(code).toBe('01234-56789-ABCDE-FGHJK')
  expect(readCode(' ol234 56789-abcde fghjk ')).toBe(readCode(code))
})

test('a code holds at least 80 bits', () => {
  const letters = readCode(codeFrom(new Uint8Array(32), 20))
  expect(letters.length * 5).toBeGreaterThanOrEqual(80)
})
