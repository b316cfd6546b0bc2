import { describe, expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const OURS = 'https://together.example.org'
const from = (from: Parameters<typeof isSameOrigin>[0]) => isSameOrigin(from, OURS)

describe('a form', () => {
  test('is taken where the browser says that it came from one of our pages', () => {
    expect(from({ site: 'same-origin', origin: 'null', hasOurCookie: false })).toBe(true)
    expect(from({ origin: OURS, hasOurCookie: false })).toBe(true)
  })

  test('is refused where it says that it did not, whatever cookies come along', () => {
    for (const site of ['cross-site', 'same-site', 'none', '', 'same-origin, cross-site']) expect(from({ site, origin: OURS, hasOurCookie: true }), site).toBe(false)
    for (const origin of ['https://elsewhere.example', `${OURS}.elsewhere.example`, 'http://together.example.org', `${OURS}:8443`, '']) expect(from({ origin, hasOurCookie: true }), origin).toBe(false)
  })

  test('of an old browser that says nothing is taken with a cookie of ours, which no other site sends along, and not without', () => {
    for (const origin of [undefined, 'null']) {
      expect(from({ origin, hasOurCookie: true })).toBe(true)
      expect(from({ origin, hasOurCookie: false })).toBe(false)
    }
  })
})
