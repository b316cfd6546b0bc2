import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { listHostPeople } from '../membership/membership.queries.ts'
import { tables } from '../tables.ts'
import { handingOverTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses/handing-over'
const memberOf = async (who: 'host' | 'carer' | 'planner') => (await tables(world.database).selectFrom('initiative.member').select('id').where('person_id', '=', world.people[who]).executeTakeFirstOrThrow()).id
const hosts = () => listHostPeople(world.database, world.initiative.id)

test('a host finds on one page what a new one needs', async () => {
  await agreeExample(world, { words: 'qqagreed' })
  const { text, queries } = await world.as(world.people.host).get(BASE)
  for (const words of ['qqagreed', 'Evening buses', 'Carer Example', 'Worries nobody has answered']) expect(text, words).toContain(words)
  expect(queries).toBeLessThanOrEqual(8)
})

test('whoever is asked finds it on their own page and on the initiative’s, the host sees that it waits, and takes it back', async () => {
  const [carer, host] = [world.as(world.people.carer), world.as(world.people.host)]
  await host.post(BASE, { to: await memberOf('carer') })
  for (const path of ['/me', '/initiatives/evening-buses']) {
    const page = await carer.get(path)
    expect(page.text, path).toContain('/initiatives/evening-buses/handing-over/answer')
    expect(page.queries, path).toBeLessThanOrEqual(8)
    expect((await world.as(world.people.planner).get(path)).text, path).not.toContain('/handing-over/answer')
  }
  const waiting = (await host.get(BASE)).text
  expect(waiting).toContain('Carer Example has been asked and has not answered yet.')
  const back = /\/initiatives\/evening-buses\/handing-over\/[0-9a-f-]+\/take-back/.exec(waiting)?.[0] ?? ''
  expect((await carer.post(back)).status).toBe(403)
  expect((await host.post(back)).location).toBe(BASE)
  expect((await carer.get('/me')).text).not.toContain('/handing-over/answer')
  expect((await host.post(back)).status).toBe(404)
})

test('an offer that nobody answered for a month is there no more', async () => {
  await world.as(world.people.host).post(BASE, { to: await memberOf('carer') })
  await handingOverTables(world.database).updateTable('initiative.hand_over_offer').set({ at: new Date(world.clock.now.getTime() - 31 * 86_400_000) }).execute()
  for (const path of ['/me', '/initiatives/evening-buses']) expect((await world.as(world.people.carer).get(path)).text, path).not.toContain('/handing-over/answer')
  expect((await world.as(world.people.carer).get(`${BASE}/answer`)).status).toBe(404)
  expect((await world.as(world.people.host).get(BASE)).text).not.toContain('has not answered yet')
})

test('nobody is a host who has not said yes, and who says no is not', async () => {
  await world.as(world.people.host).post(BASE, { to: await memberOf('carer') })
  expect(await hosts()).toEqual([world.people.host])
  expect((await world.as(world.people.planner).get(`${BASE}/answer`)).status).toBe(404)
  expect((await world.as(world.people.carer).post(`${BASE}/answer`, { answer: 'no' })).status).toBe(303)
  expect(await hosts()).toEqual([world.people.host])
  expect((await world.as(world.people.carer).get(`${BASE}/answer`)).status).toBe(404)
})

test('with one yes the new host is there and the old one has stepped back, and the record says so', async () => {
  await world.as(world.people.host).post(BASE, { to: await memberOf('planner'), stepsBack: 'yes', words: 'qqwords' })
  expect((await world.as(world.people.planner).get(`${BASE}/answer`)).text).toContain('qqwords')
  expect((await world.as(world.people.planner).post(`${BASE}/answer`, { answer: 'yes' })).status).toBe(303)
  expect(await hosts()).toEqual([world.people.planner])
  expect((await world.as(world.people.host).get(BASE)).status).toBe(403)
  expect((await world.as(world.people.planner).get(BASE)).text).toContain('Host Example handed over to Planner Example')
})

test('an offer of somebody who looks after it no more lets nobody in', async () => {
  await world.as(world.people.planner).post(BASE, { to: await memberOf('host') })
  await world.as(world.people.planner).post(BASE, { to: await memberOf('carer'), stepsBack: 'yes' })
  await world.as(world.people.carer).post(`${BASE}/answer`, { answer: 'yes' })
  await world.as(world.people.host).post(`${BASE}/answer`, { answer: 'yes' })
  expect(await hosts()).toEqual([world.people.carer])
})

test('whoever leaves is heard by the hosts, without a name unless they wish it', async () => {
  await world.as(world.people.service).post('/initiatives/evening-buses/leave', { sure: 'yes', wasHard: 'qqhard' })
  const { text } = await world.as(world.people.carer).get(BASE)
  expect(text).toContain('qqhard')
  expect(text).not.toContain('Service Example')
  await world.as(world.people.planner).post('/initiatives/evening-buses/leave', { sure: 'yes', wentWell: 'qqwell', named: 'yes' })
  expect((await world.as(world.people.carer).get(BASE)).text).toMatch(/Planner Example, [\s\S]*qqwell/)
})
