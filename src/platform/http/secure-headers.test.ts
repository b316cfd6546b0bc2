import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { secureHeaders } from './secure-headers.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const FROM_ELSEWHERE = { method: 'POST', body: new URLSearchParams({ email: 'carer@example.org' }), headers: { 'sec-fetch-site': 'cross-site' } }
const TOO_LARGE = { method: 'POST', body: 'x'.repeat(13 * 1024 * 1024), headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' } }

describe('every answer', () => {
  test.each([
    ['a page', '/', {}, 200], ['a page that is not there', '/nowhere', {}, 404], ['a step to somewhere else', '/me', {}, 303], ['a form from elsewhere', '/sign-in', FROM_ELSEWHERE, 403],
    ['a form that is too large', '/report', TOO_LARGE, 413], ['a download', `${BASE}/thread.csv`, {}, 200], ['data', `${BASE}/thread.json`, {}, 200], ['a feed', `${BASE}/thread.atom`, {}, 200],
    ['a calendar', `${BASE}/calendar.ics`, {}, 200], ['a door that passkeys do not have', '/auth/passkey/list-user-passkeys', {}, 404], ['a door of passkeys', '/auth/passkey/generate-authenticate-options', {}, 200],
    ['anything else of sign-in', '/auth/sign-in/email', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 404],
  ] as const)('says what may be loaded and shown, and keeps to itself where somebody was: %s', async (_, path, init, status) => {
    const { headers, status: got } = await world.as(undefined).request(path, init)
    expect(got).toBe(status)
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
    expect([headers.get('referrer-policy'), headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual(['no-referrer', 'nosniff', 'DENY'])
  })

  test('of a page or a file is kept by no browser and no proxy; of data by whoever asked for it, and asked about again', async () => {
    for (const path of ['/', '/me', '/me/everything.json', `${BASE}/heard`, `${BASE}/export.ndjson`, `${BASE}/calendar.ics`, '/nowhere']) {
      expect((await world.as(world.people.carer).get(path)).headers.get('cache-control'), path).toBe('no-store')
    }
    for (const path of [`${BASE}/thread.csv`, `${BASE}/thread.json`, `${BASE}/thread.atom`]) {
      expect((await world.as(world.people.carer).get(path)).headers.get('cache-control'), path).toBe('private, no-cache')
    }
  })

  test('over TLS asks the browser to come back over TLS only, and over nothing else asks nothing of it', async () => {
    const answer = (address: string) => new Hono().use(secureHeaders({ publicUrl: new URL(address) })).get('/', (c) => c.text('')).request('/')
    expect((await answer('https://together.example.org')).headers.get('strict-transport-security')).toBe('max-age=15552000')
    expect((await answer('http://localhost:3000')).headers.get('strict-transport-security')).toBeNull()
  })
})

describe('cookies', () => {
  test('are never for scripts, and never go along from another site', async () => {
    const answer = await world.as(undefined).get('/sign-in')
    const lines = answer.headers.getSetCookie()
    expect(lines).toHaveLength(1)
    for (const line of lines) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/)
  })
})
