import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { dayFields } from '../test-fields.ts'
import { doneExample } from './test-done.ts'

const world = useWorld()
const AT = '/initiatives/evening-buses/steps'
const planner = () => world.as(world.people.planner)
const standpoint = (key: string) => world.initiative.standpoints.get(key) ?? newId<'standpoint'>()
const fields = () => ({ step: 'map', words: 'We walked all routes.', ...dayFields('day', '2026-11-21'), by: [standpoint('carer'), standpoint('planner')] })

test('what was done is written down; members see from which standpoints, others only whether people affected were among them', async () => {
  const missing = await planner().post(`${AT}/new`, {})
  for (const words of ['Choose for which step it was', 'Write what was done', 'Say when it was', 'Tick by whom it was done']) expect(missing.text).toContain(words)
  expect((await planner().post(`${AT}/new`, { ...fields(), by: newId<'standpoint'>() })).status).toBe(422)
  expect((await planner().post(`${AT}/new`, fields())).status).toBe(303)
  const inside = await planner().get(AT)
  for (const words of ['See what is there already', 'Map it', 'We walked all routes.', 'unpaid carer, planner or commissioner']) expect(inside.text).toContain(words)
  const outside = await world.as(undefined).get(AT)
  expect(outside.text).toContain('people affected by the service were among those who did it')
  expect(outside.text).not.toContain('unpaid carer')
  for (const page of [inside, outside]) expect(page.queries).toBeLessThanOrEqual(8)
})

test('two who change it at once see each other', async () => {
  const path = `${AT}/${await doneExample(world)}/edit`
  expect((await planner().post(path, { ...fields(), words: 'By day and by night.', version: '1' })).status).toBe(303)
  const late = await world.as(world.people.host).post(path, { ...fields(), words: 'By day.', version: '1' })
  expect(late.status).toBe(409)
  for (const words of ['By day and by night.', 'By day.']) expect(late.text).toContain(words)
})

test('a step that was done often shows the newest, and all over pages', async () => {
  for (let day = 1; day <= 32; day++) await doneExample(world, { step: 'grow', words: `Day ${day}.`, day: `2026-0${day > 16 ? 9 : 8}-${String(((day - 1) % 16) + 1).padStart(2, '0')}` })
  const few = (await planner().get(AT)).text
  expect(few).toContain('Day 32.')
  expect(few).not.toContain('Day 20.')
  const page = (await planner().get(`${AT}?step=grow`)).text
  const next = /href="([^"]*after=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await planner().get(next)).text).toContain('Day 1.')
})

test('it is removed by who wrote it down', async () => {
  const id = await doneExample(world, { words: 'Never happened.' })
  expect((await planner().post(`${AT}/${id}/remove`)).status).toBe(303)
  expect((await planner().get(AT)).text).not.toContain('Never happened.')
})
