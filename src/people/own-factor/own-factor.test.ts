import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import type { PersonId } from '../tables.ts'
import { tables } from '../tables.ts'
import { makeRecoveryCode, findRecoveryCode } from '../recovery/recovery-code.queries.ts'
import { mintAdministratorPath } from '../sign-in/administrator-link.queries.ts'
import { cookieIn } from '../test-mail.ts'
import { hasOwnFactor, isPasskeySettled, vouchForPasskey } from './own-factor.queries.ts'
import { HOLDS_HOURS, SETTLES_DAYS, countsFrom, isSettled } from './own-factor.rules.ts'

const world = useWorld()
const HOUR = 3_600_000
const SETTLES_HOURS = SETTLES_DAYS * 24
const SECRET = 'the tests need no secret worth keeping'
const later = (hours: number) => { world.clock.now = new Date(world.clock.now.getTime() + hours * HOUR) }
const CODE = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/

/** A code that somebody made some hours ago. */
async function codeFrom(person: PersonId, hoursAgo: number): Promise<string> {
  const of = { secret: SECRET, person, token: 'of a test', now: new Date(world.clock.now.getTime() - hoursAgo * HOUR) }
  await world.database.transaction((trx) => makeRecoveryCode(trx, of))
  return (await findRecoveryCode(world.database, of))?.code ?? ''
}
const proofs = () => tables(world.database).selectFrom('people.own_factor').selectAll().execute()

/** Somebody who is new, so that no test leans on what another did. */
async function newcomer(): Promise<PersonId> {
  const person = newId<'person'>()
  await tables(world.database).insertInto('people.person').values({ id: person, called: 'New Example' }).execute()
  return person
}

/** A passkey that was made some hours ago. */
async function passkeyFrom(person: PersonId, hoursAgo: number): Promise<string> {
  const id = newId<'passkey'>()
  await tables(world.database).insertInto('people.passkey').values({
    id, person_id: person, name: null, public_key: 'a key', credential_id: id, counter: 0, device_type: 'multiDevice', backed_up: true, transports: null, aaguid: null,
    created_at: new Date(world.clock.now.getTime() - hoursAgo * HOUR),
  }).execute()
  return id
}

test('what was made counts only when its owner had time to see it, made it when they joined, or had shown another', () => {
  const moments = fc.integer({ min: 0, max: 1_000 }).map((hours) => new Date(Date.UTC(2026, 0, 1) + hours * HOUR))
  fc.assert(fc.property(moments, moments, moments, fc.boolean(), (madeAt, joinedAt, now, vouched) => {
    const made = { madeAt, joinedAt, vouched }
    expect(isSettled(made, countsFrom(made))).toBe(true)
    if (vouched || !isSettled(made, now)) return
    expect(now.getTime() - madeAt.getTime() >= SETTLES_HOURS * HOUR || madeAt.getTime() - joinedAt.getTime() <= HOUR).toBe(true)
  }))
})

describe('showing that it is you', () => {
  test('a code of one’s own opens, and holds for some hours in this session', async () => {
    const person = world.people.carer
    const code = await codeFrom(person, SETTLES_HOURS)
    const answer = await world.as(person).post('/me/prove', { code, next: '/initiatives' })
    expect([answer.status, answer.location]).toEqual([303, '/initiatives'])
    expect(await proofs()).toHaveLength(1)
    expect((await world.as(person).get('/me/everything.json')).text).toContain('sessionsInWhichIShowedThatItIsMe')
  })

  test('a code that was made just now, somebody else’s code, and none open nothing', async () => {
    const before = (await proofs()).length
    const fresh = await codeFrom(world.people.planner, 1)
    const strange = await codeFrom(world.people.service, SETTLES_HOURS)
    const planner = world.as(world.people.planner)
    for (const [code, says] of [[fresh, 'made less than'], [strange, 'not your recovery code'], ['', 'Write your recovery code']] as const) {
      const answer = await planner.post('/me/prove', { code })
      expect([answer.status, answer.text.includes(says)]).toEqual([422, true])
    }
    expect(await proofs()).toHaveLength(before)
  })

  test('leads nowhere else', async () => {
    const code = await codeFrom(world.people.host, SETTLES_HOURS)
    expect((await world.as(world.people.host).post('/me/prove', { code, next: 'https://elsewhere.example/' })).location).toBe('/me')
  })

  test('signing in with a settled code has shown it', async () => {
    later(HOLDS_HOURS)
    const code = await codeFrom(world.people.stranger, SETTLES_HOURS)
    const before = (await proofs()).length
    expect((await world.as(undefined).post('/sign-in/code', { code })).status).toBe(303)
    expect(await proofs()).toHaveLength(before + 1)
    const fresh = await codeFrom(world.people.stranger, 2)
    expect((await world.as(undefined).post('/sign-in/code', { code: fresh })).status).toBe(303)
    expect(await proofs()).toHaveLength(before + 1)
  })
})

describe('what nobody can make for somebody else', () => {
  test('a link that an operator makes signs in and opens nothing, and neither does a code that is made after it', async () => {
    const { administrator } = world.people
    const path = await world.database.transaction((trx) => mintAdministratorPath(trx, administrator, world.clock.now))
    const cookie = cookieIn((await world.as(undefined).post(path ?? '')).headers)
    const send = (to: string, fields?: Readonly<Record<string, string>>) => world.as(undefined).request(to, {
      headers: { cookie, 'sec-fetch-site': 'same-origin' }, ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams({ command: newId<'command'>(), ...fields }) }),
    })
    expect((await send('/me/prove')).text).toContain('Show that it is you')
    expect((await send('/me/recovery-code', {})).status).toBe(303)
    const code = CODE.exec((await send('/me/recovery-code')).text)?.[0] ?? ''
    const before = (await proofs()).length
    for (const hours of [0, 24, SETTLES_HOURS - 25]) {
      later(hours)
      expect((await send('/me/prove', { code })).status).toBe(422)
    }
    expect(await proofs()).toHaveLength(before)
    expect((await world.as(administrator).get('/me')).text).toContain('A new recovery code was made.')
  })

  test('whoever has shown one makes the next, and it counts at once', async () => {
    const person = await newcomer()
    const me = world.as(person)
    await me.post('/me/prove', { code: await codeFrom(person, SETTLES_HOURS) })
    await me.post('/me/recovery-code')
    const code = CODE.exec((await me.get('/me/recovery-code')).text)?.[0] ?? ''
    expect((await me.post('/me/prove', { code })).status).toBe(303)
    // Whoever came in with a link alone makes one in the same moment.
    const [old, fresh, strange] = [await passkeyFrom(person, 2), await passkeyFrom(person, 1), await passkeyFrom(person, 0)]
    await world.database.transaction((trx) => vouchForPasskey(trx, person, fresh))
    await world.database.transaction((trx) => vouchForPasskey(trx, world.people.planner, strange))
    expect(await Promise.all([old, fresh, strange].map((key) => isPasskeySettled(world.database, key, world.clock.now)))).toEqual([false, true, false])
    expect(await hasOwnFactor(world.database, 'no token', world.clock.now)).toBe(false)
  })

  test('whoever has neither is told why, and how to go on; whoever made one lately, from when it counts', async () => {
    const person = await newcomer()
    const me = world.as(person)
    const neither = await me.get('/me/prove?next=/initiatives')
    expect([neither.text.includes('You have neither yet'), neither.text.includes('href="/me/recovery-code?next=%2Finitiatives"'), neither.text.includes('name="code"'), neither.queries <= 8]).toEqual([true, true, false, true])
    await me.post('/me/recovery-code?next=/initiatives')
    expect((await me.get('/me/recovery-code?next=/initiatives')).text).toContain('href="/initiatives"')
    const waiting = await me.get('/me/prove')
    expect(waiting.text).not.toContain('Make a recovery code')
    expect([waiting.text.includes('It opens stories from'), waiting.text.includes('name="code"'), waiting.text.includes('data-passkey=')]).toEqual([true, false, false])
    await passkeyFrom(person, SETTLES_HOURS)
    expect((await me.get('/me/prove')).text).toContain('data-passkey="sign-in"')
  })
})
