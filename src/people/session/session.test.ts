import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newToken } from '#platform/secrets.ts'
import { tables } from '../tables.ts'
import { sessionCookie } from './session-cookie.ts'
import { openSession } from './session.queries.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses/voices/new'
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }

const sessionOfCarer = async (now = world.clock.now) => {
  const token = newToken()
  await world.database.transaction((trx) => openSession(trx, world.people.carer, token, now))
  return { token, cookie: sessionCookie(site, token).split(';')[0] ?? '' }
}
const visit = (cookie: string) => world.as(undefined).request(PAGE, { headers: { cookie } })

describe('a session', () => {
  test('is kept by the hash of its token, so that the database gives nobody a way in', async () => {
    const { token } = await sessionOfCarer()
    const rows = await tables(world.database).selectFrom('people.session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const row of rows) expect((await visit(sessionCookie(site, row.token_hash).split(';')[0] ?? '')).status).toBe(303)
  })

  test('opens the page for whoever holds its cookie, and for nobody with a changed one', async () => {
    const { cookie } = await sessionOfCarer()
    expect((await visit(cookie)).status).toBe(200)
    expect((await visit(cookie.replace('=', '=x'))).status).toBe(303)
    expect((await visit(cookie.slice(0, -6))).status).toBe(303)
    expect((await visit(`${cookie.split('=')[0] ?? ''}=%E0%A4%A`)).status).toBe(303)
  })

  test('signed with another secret opens nothing', async () => {
    const { token } = await sessionOfCarer()
    expect((await visit(sessionCookie({ ...site, secret: 'somebody else made this secret up' }, token).split(';')[0] ?? '')).status).toBe(303)
  })

  test('ends 30 days after it was last used, and using it makes it last longer', async () => {
    const { cookie } = await sessionOfCarer()
    const began = world.clock.now
    const after = (days: number) => { world.clock.now = new Date(began.getTime() + days * 86_400_000) }
    try {
      after(29)
      expect((await visit(cookie)).status).toBe(200)
      after(58)
      expect((await visit(cookie)).status).toBe(200)
      after(89)
      expect((await visit(cookie)).status).toBe(303)
    } finally {
      world.clock.now = began
    }
  })

  test('is the same session for Better Auth, which passkeys are left to', async () => {
    const { cookie, token } = await sessionOfCarer(new Date())
    const answer = await world.as(undefined).request('/auth/passkey/generate-register-options', { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('"displayName":"Carer Example"')
    expect(answer.text).not.toContain('nobody.invalid')
    expect(answer.text).not.toContain(token)
  })

  test('of nobody can make a passkey, and no other door of Better Auth is open', async () => {
    expect((await world.as(undefined).get('/auth/passkey/generate-register-options')).status).toBe(401)
    for (const path of ['/auth/get-session', '/auth/list-sessions', '/auth/passkey/list-user-passkeys', '/auth/sign-up/email', '/auth/ok']) {
      expect([path, (await world.as(world.people.carer).get(path)).status]).toEqual([path, 404])
    }
  })
})
