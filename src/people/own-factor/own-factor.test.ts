import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { PersonId } from '../tables.ts'
import { tables } from '../tables.ts'
import { makeRecoveryCode, findRecoveryCode } from '../recovery/recovery-code.queries.ts'
import { HOLDS_HOURS, SETTLES_HOURS, isSettled } from './own-factor.rules.ts'

const world = useWorld()
const HOUR = 3_600_000
const SECRET = 'the tests need no secret worth keeping'
const later = (hours: number) => { world.clock.now = new Date(world.clock.now.getTime() + hours * HOUR) }

/** A code that somebody made some hours ago. */
async function codeFrom(person: PersonId, hoursAgo: number): Promise<string> {
  const of = { secret: SECRET, person, token: 'of a test', now: new Date(world.clock.now.getTime() - hoursAgo * HOUR) }
  await world.database.transaction((trx) => makeRecoveryCode(trx, of))
  return (await findRecoveryCode(world.database, of))?.code ?? ''
}
const proofs = () => tables(world.database).selectFrom('people.own_factor').selectAll().execute()

test('what was made in a session counts only when its owner had time to see it, or made it when they joined', () => {
  const moments = fc.integer({ min: 0, max: 400 }).map((hours) => new Date(Date.UTC(2026, 0, 1) + hours * HOUR))
  fc.assert(fc.property(moments, moments, moments, (made, joined, now) => {
    if (!isSettled(made, joined, now)) return
    expect(now.getTime() - made.getTime() >= SETTLES_HOURS * HOUR || made.getTime() - joined.getTime() <= HOUR).toBe(true)
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
