import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { later } from '../test-stories.ts'
import { codingTables } from './tables.ts'
import { roundOf } from './test-round.ts'
import { renewAllTold } from './told-count.queries.ts'

const world = useWorld()
const NINE = 9

test('a theme says how many stories it rests on at least, when it is renewed and not before, and less when enough were taken back', async () => {
  const { planner, carer, service } = world.people
  const { path, codes, stories } = await roundOf(world, Array.from({ length: NINE }, () => planner), [carer, service])
  for (let place = 1; place <= NINE; place++) {
    for (const coder of [carer, service]) expect((await world.as(coder).post(`${path}/stories/${place}`, { codes })).status).toBe(303)
    expect((await world.as(carer).post(`${path}/stories/${place}/settle`, { codes })).status).toBe(303)
  }
  const book = `/initiatives/${world.initiative.slug}/code-book`
  await world.as(carer).post(`${book}/themes`)
  const themes = await codingTables(world.database).selectFrom('stories.code_theme').selectAll().execute()
  const theme = themes.find(({ code_id: code }) => code === codes[0])?.item_id ?? ''
  const page = async () => {
    const shown = await world.as(undefined).get(`/initiatives/${world.initiative.slug}/items/${theme}`)
    expect([shown.status, shown.queries <= 8]).toEqual([200, true])
    return /at least (\d+) stories/.exec(shown.text)?.[1] ?? (shown.text.includes('is not said') ? 'not said' : 'nothing')
  }
  expect(await page()).toBe('not said')
  await renewAllTold(world.database, world.clock.now)
  expect(await page()).toBe('5')

  // Four go: what is said still holds. The fifth moves it, at the next renewal and not before.
  const [fifth, ...four] = stories.slice(0, 5)
  for (const story of four) await world.as(planner).post(`/stories/${story}/take-back`)
  later(world, 1)
  await renewAllTold(world.database, world.clock.now)
  expect(await page()).toBe('5')
  await world.as(planner).post(`/stories/${fifth ?? ''}/take-back`)
  expect(await page()).toBe('5')
  await renewAllTold(world.database, world.clock.now)
  expect(await page()).toBe('not said')
})
