import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertItem } from '../thread/item.queries.ts'
import { costTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const carer = () => world.as(world.people.carer)
const saving = { kind: 'saving', words: 'Fewer single taxis', amount: '£1,250.50', period: 'each year', borneBy: 'The clinic', basis: 'estimate', source: 'Last year’s invoices' }
const answered = { serviceChanged: 'None: the taxi contract goes on', whoDecided: 'The clinic’s manager', withWhom: 'The people who use the taxis' }
const page = async () => (await world.as(undefined).get(`${BASE}/costs`)).text
const item = (words: string, seenBy: 'public' | 'members' = 'public') =>
  world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'change', words, seenBy }, { person: world.people.host, standpoint: undefined, channel: 'site' }))

test('a saving is recorded with what became of the funded service, and is never shown without it (I-28)', async () => {
  const refused = await carer().post(`${BASE}/costs/new`, saving)
  expect(refused.status).toBe(422)
  for (const words of ['what funded service changed', 'Fewer single taxis', '£1,250.50']) expect(refused.text).toContain(words)
  expect((await carer().post(`${BASE}/costs/new`, { ...saving, ...answered })).status).toBe(303)
  for (const words of ['Fewer single taxis', '£1,250.50, each year', 'An estimate', 'Last year’s invoices', ...Object.values(answered)]) expect(await page()).toContain(words)
})

test('the database itself takes no saving without its answer', async () => {
  await expect(costTables(world.database).updateTable('initiative.cost').set({ who_decided: null }).where('kind', '=', 'saving').execute()).rejects.toThrow(/cost_check/)
})

test('a figure is gone with what it is about: hidden, taken back, or not for this visitor', async () => {
  const [hidden, inside] = [await item('A bus at ten'), await item('For us only', 'members')]
  for (const [about, words] of [[hidden, 'Fuel for the ten o’clock bus'], [inside, 'Fuel for us']] as const) await carer().post(`${BASE}/costs/new`, { ...saving, kind: 'cost', words, about })
  expect(await page()).toContain('Fuel for the ten o’clock bus')
  expect(await page()).not.toContain('Fuel for us')
  expect((await carer().get(`${BASE}/costs`)).text).toContain('Fuel for us')
  await costTables(world.database).insertInto('initiative.hiding').values({ item_id: hidden, reason: 'x', hidden_by: null }).execute()
  expect(await page()).not.toContain('Fuel for the ten o’clock bus')
})

test('who recorded a figure takes it out with a reason, a host too, and nobody else', async () => {
  await carer().post(`${BASE}/costs/new`, { kind: 'risk', words: 'The road is icy', borneBy: 'Drivers' })
  const { id } = await costTables(world.database).selectFrom('initiative.cost').select('id').where('words', '=', 'The road is icy').executeTakeFirstOrThrow()
  const path = `${BASE}/costs/${id}/take-out`
  expect((await world.as(world.people.planner).get(path)).status).toBe(404)
  expect((await carer().post(path, { reason: '' })).status).toBe(422)
  expect((await carer().post(path, { reason: 'It was another road' })).status).toBe(303)
  expect(await page()).not.toContain('The road is icy')
})

test('the list goes on over pages, and each page asks the database at most eight questions', async () => {
  for (let place = 1; place <= 22; place++) {
    world.clock.now = new Date(world.clock.now.getTime() + 1_000)
    await carer().post(`${BASE}/costs/new`, { kind: 'risk', words: `Risk number ${place}.`, borneBy: 'Us' })
  }
  const first = await world.as(undefined).get(`${BASE}/costs`)
  expect(first.text).not.toContain('Risk number 1.')
  const next = /href="([^"]*\/costs\?after=[^"]+)"/.exec(first.text)?.[1] ?? ''
  expect((await world.as(undefined).get(next)).text).toContain('Risk number 1.')
  for (const path of [`${BASE}/costs`, `${BASE}/costs/new`]) expect((await carer().get(path)).queries, path).toBeLessThanOrEqual(8)
})
