import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { confirmEmail } from '../email/email.queries.ts'
import { makeRecoveryCode } from '../recovery/recovery-code.queries.ts'
import { tables } from '../tables.ts'
import { cookieIn, deliverMail, pathIn } from '../test-mail.ts'

const world = useWorld()
const nobody = () => world.as(undefined)
const asHolder = (cookie: string) => world.as(undefined).request('/me/recovery-code', { headers: { cookie } })
const postWith = (path: string, cookie: string, fields: Record<string, string> = {}) =>
  nobody().request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie, 'sec-fetch-site': 'same-origin' } })

const settle = async (who: 'host' | 'carer' | 'service' | 'planner') => {
  const address = `${who}@people.example`
  await world.database.transaction((trx) => confirmEmail(trx, world.people[who], address, world.clock.now))
  return address
}
const linkFor = async (who: 'host' | 'carer' | 'service' | 'planner') => {
  await nobody().post('/sign-in', { email: await settle(who), next: '/initiatives/evening-buses/heard' })
  return pathIn((await deliverMail(world)).find((letter) => letter.text.includes('/sign-in/link/'))?.text)
}

describe('signing in by e-mail', () => {
  test('the link opens a page whose button signs in, and leads back to where they came from', async () => {
    const path = await linkFor('carer')
    const answer = await nobody().post(path)
    expect([answer.status, answer.location]).toEqual([303, '/initiatives/evening-buses/heard'])
    expect((await asHolder(cookieIn(answer.headers))).status).toBe(200)
  })

  test('a mail scanner that opens the link spends nothing', async () => {
    const path = await linkFor('carer')
    for (let times = 0; times < 3; times++) expect((await nobody().get(path)).status).toBe(200)
    expect((await nobody().post(path)).status).toBe(303)
  })

  test('the link works once', async () => {
    const path = await linkFor('host')
    expect((await nobody().post(path)).status).toBe(303)
    const again = await nobody().post(path)
    expect([again.status, cookieIn(again.headers)]).toEqual([404, ''])
    expect((await nobody().get(path)).status).toBe(404)
  })

  test('of two who press at the same moment one is signed in', async () => {
    const path = await linkFor('service')
    const answers = await Promise.all([nobody().post(path), nobody().post(path)])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 404])
  })

  test('a double click gives the same session twice, so that whichever answer the browser keeps signs in', async () => {
    const path = await linkFor('service')
    const form = { command: newId<'command'>() }
    const [first, second] = await Promise.all([nobody().post(path, form), nobody().post(path, form)])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(cookieIn(first.headers)).toBe(cookieIn(second.headers))
    expect((await asHolder(cookieIn(second.headers))).status).toBe(200)
  })

  test('the link is too old after fifteen minutes', async () => {
    const path = await linkFor('planner')
    await tables(world.database).updateTable('people.one_time_link').set({ expires_at: new Date(Date.now() - 1000) }).execute()
    expect((await nobody().post(path)).status).toBe(404)
  })

  test('neither the waiting letter nor the table of links nor the log holds what is in the link', async () => {
    const token = (await linkFor('planner')).split('/').at(-1) ?? ''
    expect(token.length).toBeGreaterThan(40)
    await nobody().post(`/sign-in/link/${token}`)
    const links = await tables(world.database).selectFrom('people.one_time_link').selectAll().execute()
    const letters = await world.database.tables<{ 'platform.mail': { ids: unknown } }>().selectFrom('platform.mail').selectAll().execute()
    expect(JSON.stringify([links, letters, world.logged])).not.toContain(token)
  })

  test('the answer is the same whether or not the address is known', async () => {
    const email = await settle('planner')
    const known = await nobody().post('/sign-in', { email })
    const unknown = await nobody().post('/sign-in', { email: 'nobody-we-know@people.example' })
    expect([known.status, known.location, known.text]).toEqual([unknown.status, unknown.location, unknown.text])
    expect((await deliverMail(world)).map((letter) => letter.to)).toEqual([email])
  })

  test('an address is asked for five times in a quarter of an hour, known or not', async () => {
    const statuses = []
    for (let times = 0; times < 6; times++) statuses.push((await nobody().post('/sign-in', { email: 'Often@people.example' })).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
    expect((await nobody().post('/sign-in', { email: 'another@people.example' })).status).toBe(303)
  })

  test('nobody is led to another site', async () => {
    const email = await settle('carer')
    await nobody().post('/sign-in', { email, next: '//elsewhere.example' })
    expect((await nobody().post(pathIn((await deliverMail(world))[0]?.text))).location).toBe('/me')
  })

  test('something that is no address comes back with the page and what was typed', async () => {
    const answer = await nobody().post('/sign-in', { email: 'carer at example' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="carer at example"')
  })
})

describe('signing in with a recovery code', () => {
  const codeOf = async (who: 'host' | 'carer') => {
    const cookie = await world.people.cookieOf(world.people[who])
    await postWith('/me/recovery-code', cookie, { command: newId<'command'>() })
    return /<code>([^<]+)/.exec((await asHolder(cookie)).text)?.[1] ?? ''
  }

  test('works as people write it down', async () => {
    const code = await codeOf('carer')
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
    const answer = await nobody().post('/sign-in/code', { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })
    expect(answer.status).toBe(303)
    expect((await asHolder(cookieIn(answer.headers))).status).toBe(200)
  })

  test('a new code ends the one before', async () => {
    const [old, recent] = [await codeOf('host'), await codeOf('host')]
    expect(recent).not.toBe(old)
    expect((await nobody().post('/sign-in/code', { code: old })).status).toBe(422)
    expect((await nobody().post('/sign-in/code', { code: recent })).status).toBe(303)
  })

  test('the code is nowhere in the database, and only the session that made it sees it, for an hour', async () => {
    const code = await codeOf('host')
    const rows = await tables(world.database).selectFrom('people.recovery_code').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(code)
    const elsewhere = cookieIn((await nobody().post('/sign-in/code', { code })).headers)
    expect((await asHolder(elsewhere)).text).not.toContain(code)
    const began = world.clock.now
    world.clock.now = new Date(began.getTime() + 61 * 60_000)
    try {
      expect((await asHolder(await world.people.cookieOf(world.people.host))).text).not.toContain(code)
    } finally {
      world.clock.now = began
    }
  })

  test('using it is told to the person', async () => {
    const code = await codeOf('carer')
    await nobody().post('/sign-in/code', { code })
    const told = await tables(world.database).selectFrom('people.told').select('kind').where('person_id', '=', world.people.carer).execute()
    expect(told.map((row) => row.kind)).toContain('code-used')
  })

  test('one code can be tried twenty times in a quarter of an hour', async () => {
    const statuses = []
    for (let times = 0; times < 21; times++) statuses.push((await nobody().post('/sign-in/code', { code: 'WRNGC-0DE00-00000-00000' })).status)
    expect([statuses.at(0), statuses.at(19), statuses.at(20)]).toEqual([422, 422, 429])
  })

  test('a room full of people at one address can all try: each browser is counted by itself', async () => {
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, seat) => postWith('/sign-in/code', `visit=${newId<'visit'>()}`, { code: `SEAT${seat}` }).then((answer) => answer.status)))
    expect(new Set(statuses)).toEqual(new Set([422]))
  })

  test('an address from which too much was tried writes nothing more down, by whatever names it goes on', async () => {
    const limits = world.database.tables<{ 'platform.limit_count': { what: string; who: string; times: number; since: Date } }>()
    const rows = async () => (await limits.selectFrom('platform.limit_count').select('who').execute()).length
    await nobody().post('/sign-in/code', { code: 'FRST0-00000-00000-00000' })
    await limits.updateTable('platform.limit_count').set({ times: 300 }).where('what', '=', 'recovery code by address').execute()
    const before = await rows()
    for (let times = 0; times < 5; times++) expect((await postWith('/sign-in/code', `visit=${newId<'visit'>()}`, { code: `ANEW${times}-00000-00000-00000` })).status).toBe(429)
    expect(await rows()).toBe(before)
    await limits.deleteFrom('platform.limit_count').where('what', '=', 'recovery code by address').execute()
    expect((await nobody().post('/sign-in/code', { code: 'LAST0-00000-00000-00000' })).status).toBe(422)
  })

  test('two people never have the same code', async () => {
    const of = (person: 'host' | 'carer') => ({ secret: 'a secret of thirty-two characters', person: world.people[person], token: 'the same', now: world.clock.now })
    await world.database.transaction(async (trx) => {
      await makeRecoveryCode(trx, of('host'))
      await makeRecoveryCode(trx, of('carer'))
    })
    const rows = await tables(world.database).selectFrom('people.recovery_code').select('code_hash').execute()
    expect(new Set(rows.map((row) => row.code_hash)).size).toBe(rows.length)
  })
})

describe('signing out', () => {
  test('ends the session, also for whoever kept its cookie', async () => {
    const cookie = cookieIn((await nobody().post(await linkFor('service'))).headers)
    expect((await asHolder(cookie)).status).toBe(200)
    expect((await postWith('/sign-out', cookie)).status).toBe(303)
    expect((await asHolder(cookie)).status).toBe(303)
  })
})
