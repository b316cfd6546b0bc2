import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { settleInitiative } from '#app/test-people.ts'
import { newId } from '#platform/ids.ts'
import type { PersonId } from '../tables.ts'
import { tokenTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const DATA = `${BASE}/thread.json`
const DAY_MS = 86_400_000

/** Makes a token by the form, and reads it off the page that follows. */
async function tokenOf(person: PersonId, fields: Readonly<Record<string, string>> = {}): Promise<{ token: string; page: string }> {
  const made = await world.as(person).post('/me/tokens', { name: 'A dashboard', reach: 'all', days: '90', ...fields })
  const page = made.location ?? ''
  const token = /thegither_[\w-]{43}/.exec((await world.as(person).get(page)).text)?.[0]
  if (token === undefined) throw new Error('no token is shown')
  return { token, page }
}
const ask = (token: string, path: string, init: RequestInit = {}) => world.as(undefined).request(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } })

describe('a token', () => {
  test('is shown to whoever made it, in that browser and for some minutes, and is kept by its hash', async () => {
    const { token, page } = await tokenOf(world.people.carer)
    expect((await world.as(world.people.service).get(page)).status).toBe(404)
    expect(JSON.stringify(await tokenTables(world.database).selectFrom('people.token').selectAll().execute())).not.toContain(token)
    const began = world.clock.now
    world.clock.now = new Date(began.getTime() + 11 * 60_000)
    expect((await world.as(world.people.carer).get(page)).text).not.toContain('thegither_')
    world.clock.now = began
  })

  test('made by a double click is one token', async () => {
    const command = newId<'command'>()
    const send = () => world.as(world.people.planner).post('/me/tokens', { command, name: 'Twice', reach: 'all', days: '30' })
    const [one, other] = [await send(), await send()]
    expect(other.location).toBe(one.location)
    expect(await tokenTables(world.database).selectFrom('people.token').select('id').where('person_id', '=', world.people.planner).execute()).toHaveLength(1)
  })

  test('that would be the twentieth is made once, however many are asked for at the same moment', async () => {
    const ask = (name: string) => world.as(world.people.stranger).post('/me/tokens', { name, reach: 'all', days: '30' })
    const before = await tokenTables(world.database).selectFrom('people.token').select('id').where('person_id', '=', world.people.stranger).execute()
    for (let count = before.length; count < 19; count++) await ask(`Number ${count}`)
    const answers = await Promise.all(['one', 'two', 'three'].map(ask))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
    await tokenTables(world.database).deleteFrom('people.token').where('person_id', '=', world.people.stranger).execute()
  })

  test('only reads, unless its person says when they make it that it may also add', async () => {
    const mayAdd = async () => tokenTables(world.database).selectFrom('people.token').select('may_add').where('person_id', '=', world.people.planner).orderBy('made_at', 'desc').orderBy('id').execute()
    await tokenTables(world.database).deleteFrom('people.token').where('person_id', '=', world.people.planner).execute()
    for (const fields of [{}, { may: 'read' }, { may: 'everything' }, { may: '' }]) await tokenOf(world.people.planner, fields)
    expect((await mayAdd()).map((row) => row.may_add)).toEqual([false, false, false, false])
    const { page } = await tokenOf(world.people.planner, { may: 'add' })
    expect((await mayAdd()).filter((row) => row.may_add)).toHaveLength(1)
    expect((await world.as(world.people.planner).get(page)).text).toContain('says things as you')
    expect((await world.as(world.people.planner).get('/me/tokens')).text).toContain('Read, and say things as me')
    expect((await world.as(world.people.planner).get('/me')).text).toContain('read for you and say things as you')
  })

  test('opens what its person may read, and no more', async () => {
    const { slug } = await settleInitiative(world.database, world.people, { slug: 'for-members', openTo: 'members' })
    const [carers, strangers] = [await tokenOf(world.people.carer), await tokenOf(world.people.stranger)]
    expect((await ask(carers.token, `/initiatives/${slug}/thread.json`)).status).toBe(200)
    expect((await ask(strangers.token, `/initiatives/${slug}/thread.json`)).status).toBe(404)
  })

  test('limited to one initiative reaches no other, not even one that is open to everybody', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'the-chosen-one', openTo: 'members' })
    const { token } = await tokenOf(world.people.carer, { reach: 'chosen', chosen: id })
    expect((await ask(token, `/initiatives/${slug}/thread.json`)).status).toBe(200)
    expect((await ask(token, DATA)).status).toBe(404)
  })

  test('can be limited only to what its person takes part in', async () => {
    const { id } = await settleInitiative(world.database, world.people, { slug: 'not-the-strangers' })
    for (const fields of [{ chosen: id }, {}]) {
      const answer = await world.as(world.people.stranger).post('/me/tokens', { name: 'Too much', reach: 'chosen', days: '90', ...fields })
      expect(answer.status).toBe(422)
    }
  })

  test('opens no page, no form, nothing of the account, and no session', async () => {
    const { token } = await tokenOf(world.people.administrator)
    for (const path of ['/', '/me', '/me/tokens', '/me/everything.json', '/sign-in', '/admin', `${BASE}/heard`, `${BASE}/thread`]) {
      const answer = await ask(token, path)
      expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []])
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    const form = { method: 'POST', body: new URLSearchParams({ command: newId<'command'>(), name: 'More', reach: 'all', days: '365' }) }
    for (const path of ['/me/tokens', '/sign-in', `${BASE}/voices/new`, DATA]) expect([403, 404], path).toContain((await ask(token, path, form)).status)
    const before = await tokenTables(world.database).selectFrom('people.token').select('id').where('person_id', '=', world.people.administrator).execute()
    expect(before).toHaveLength(1)
  })

  test('reads what a page shows at its own address, where it asks for data', async () => {
    const { token } = await tokenOf(world.people.stranger)
    const asData = { headers: { accept: 'application/json' } }
    expect([(await ask(token, `${BASE}/thread`, asData)).text, (await ask(token, `${BASE}/heard`, asData)).status]).toEqual([(await ask(token, DATA)).text, 403])
  })

  test('is asked for alone: a cookie beside it opens nothing more', async () => {
    const { token } = await tokenOf(world.people.stranger)
    const answer = await world.as(world.people.carer).request('/me', { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(403)
    expect((await world.as(world.people.carer).request(DATA, { headers: { authorization: 'Bearer thegither_made-up' } })).status).toBe(401)
  })

  test('that is made up, has ended or was stopped opens not even what is public', async () => {
    const { token, page } = await tokenOf(world.people.carer)
    expect((await ask('thegither_made-up', DATA)).status).toBe(401)
    const began = world.clock.now
    world.clock.now = new Date(began.getTime() + 90 * DAY_MS)
    expect((await ask(token, DATA)).status).toBe(401)
    world.clock.now = began
    expect((await ask(token, DATA)).status).toBe(200)
    await world.as(world.people.carer).post(`${page}/stop`)
    const after = await ask(token, DATA)
    expect([after.status, after.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
  })

  test('says when it was last used, and its making is told on the page of its person', async () => {
    const { token } = await tokenOf(world.people.service)
    expect((await world.as(world.people.service).get('/me/tokens')).text).toContain('Not yet')
    await ask(token, DATA)
    const page = (await world.as(world.people.service).get('/me/tokens')).text
    expect(page).toContain('24 November 2026')
    expect(page).not.toContain('Not yet')
    expect((await world.as(world.people.service).get('/me')).text).toContain('A token was made')
  })

  test('is stopped by signing out everywhere', async () => {
    const { token } = await tokenOf(world.people.planner)
    await world.as(world.people.planner).post('/me/sign-out-everywhere')
    expect((await ask(token, DATA)).status).toBe(401)
  })

  test('goes with its person', async () => {
    const { token } = await tokenOf(world.people.stranger)
    expect((await world.as(world.people.stranger).post('/me/erase', { contributions: 'keep' })).status).toBe(303)
    expect((await ask(token, DATA)).status).toBe(401)
  })

  test('that asks more often than ten times a second is told to wait', async () => {
    const { token } = await tokenOf(world.people.host)
    const id = (await tokenTables(world.database).selectFrom('people.token').select('id').where('person_id', '=', world.people.host).executeTakeFirstOrThrow()).id
    await world.database.tables<{ 'platform.limit_count': { what: string; who: string; since: Date; times: number } }>()
      .insertInto('platform.limit_count').values({ what: 'token', who: id, since: new Date(), times: 600 }).execute()
    const answer = await ask(token, DATA)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
  })
})
