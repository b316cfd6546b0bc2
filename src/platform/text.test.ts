import { describe, expect, test } from 'vitest'
import { cleanText } from './text.ts'

describe('text as it may be kept', () => {
  test('letters of every language keep their marks', () => {
    for (const text of ['Mòrag, Zoë and Nguyễn', 'שָׁלוֹם', 'สวัสดี', 'हिन्दी', '👩🏽‍🦽 1️⃣']) expect(cleanText(text)).toBe(text.normalize('NFC'))
  })

  test('a letter under hundreds of marks keeps thirty, as many as any language needs', () => {
    expect(cleanText(`a${'\u0323'.repeat(400)}b`)).toBe(`\u1EA1${'\u0323'.repeat(29)}b`)
  })

  test('marks that must be put in order cost no more than there are of them, however many are sent', () => {
    // Put in order as they came, these three million would take hours.
    expect(cleanText(`a${'\u0301\u0323'.repeat(1_500_000)}`)).toHaveLength(30)
    // As large as a body may be.
    expect(cleanText(`a${'\u0301'.repeat(6_000_000)}`)).toHaveLength(30)
  })
})
