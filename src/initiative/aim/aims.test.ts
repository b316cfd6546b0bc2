import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertChange, insertOutcome } from '../happened/happened.queries.ts'
import { aimTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const carer = () => world.as(world.people.carer)
const standpoint = (key: string) => world.initiative.standpoints.get(key) ?? newId<'standpoint'>()
const idOf = async (words: string) => (await aimTables(world.database).selectFrom('initiative.aim').select('id').where('words', '=', words).executeTakeFirstOrThrow()).id

test('people say what matters and who chose it; outside one reads whether people affected chose it, and not which', async () => {
  expect((await carer().post(`${BASE}/aims/new`, { words: 'To be home before nine' })).text).toContain('Tick who chose it')
  expect((await carer().post(`${BASE}/aims/new`, { words: 'x', chosenBy: newId<'standpoint'>() })).status).toBe(422)
  expect((await carer().post(`${BASE}/aims/new`, { words: 'To be home before nine', sign: 'The children are awake', chosenBy: [standpoint('carer'), standpoint('planner')] })).status).toBe(303)
  const inside = (await carer().get(`${BASE}/aims`)).text
  for (const words of ['To be home before nine', 'The children are awake', 'unpaid carer, planner or commissioner']) expect(inside).toContain(words)
  const outside = await world.as(undefined).get(`${BASE}/aims`)
  expect(outside.text).toContain('People affected by the service chose it')
  expect(outside.text).not.toContain('unpaid carer')
  expect(outside.queries).toBeLessThanOrEqual(8)
})

test('what was done and heard is linked to it, as far as each visitor may see it, and unlinked again', async () => {
  const by = { initiative: world.initiative.id, person: world.people.host, at: world.clock.now }
  const [change, outcome] = await world.database.transaction(async (trx) => [
    await insertChange(trx, { ...by, seenBy: 'public' }, { words: 'A bus at ten', since: '2026-11-01', restsOn: [] }),
    await insertOutcome(trx, { ...by, seenBy: 'members' }, { words: 'Only we were told', toldOn: '2026-11-01', restsOn: [], claim: undefined }),
  ])
  const path = `${BASE}/aims/${await idOf('To be home before nine')}/serves`
  expect((await carer().post(path, { serves: [change, outcome] })).status).toBe(303)
  for (const words of ['A bus at ten', 'Only we were told']) expect((await carer().get(`${BASE}/aims`)).text).toContain(words)
  const outside = (await world.as(undefined).get(`${BASE}/aims`)).text
  expect(outside).toContain('A bus at ten')
  expect(outside).not.toContain('Only we were told')
  expect((await carer().get(path)).queries).toBeLessThanOrEqual(8)
  expect((await carer().post(path, { serves: newId<'item'>() })).status).toBe(422)
  await carer().post(path, { serves: outcome })
  expect((await world.as(undefined).get(`${BASE}/aims`)).text).not.toContain('A bus at ten')
})

test('who recorded it, or a host, puts it away with a reason; nobody else does', async () => {
  const path = `${BASE}/aims/${await idOf('To be home before nine')}/put-away`
  expect((await world.as(world.people.planner).post(path, { reason: 'Not mine' })).status).toBe(404)
  expect((await carer().post(path, {})).status).toBe(422)
  expect((await carer().post(path, { reason: 'We chose another' })).status).toBe(303)
  expect((await carer().get(`${BASE}/aims`)).text).not.toContain('To be home before nine')
})
