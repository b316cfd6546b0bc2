import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { settleEntry } from '../entry/test-entry.ts'
import { settleSuggestion } from '../request/test-request.ts'
import { resource } from '../resource/resource.rules.ts'
import { testResource } from '../resource/test-resource.ts'

const world = useWorld()
const administrator = () => world.as(world.people.administrator)
const DAY = 86_400_000

describe('the desk', () => {
  test('shows what was asked, handed in and is due, each page by page, the most urgent first', async () => {
    const begin = world.clock.now
    expect((await administrator().get('/library/desk/reviews')).text).toContain('Everything was looked at in time.')
    for (let number = 1; number <= 21; number += 1) {
      world.clock.now = new Date(begin.getTime() - 400 * DAY + number * DAY)
      await settleSuggestion(world)
      await settleEntry(world, resource, testResource({ title: `Handed in ${number}` }), { state: 'ready' })
      await settleEntry(world, resource, testResource({ title: `Published ${number}` }))
    }
    world.clock.now = begin
    for (const [path, first] of [['/library/desk/requests', 'An example of a toolkit'], ['/library/desk/waiting', 'Handed in 1<']] as const) {
      const page = await administrator().get(path)
      expect(page.text).toContain(first)
      expect(page.queries).toBeLessThanOrEqual(8)
      const next = /href="([^"]*after=[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
      expect((await administrator().get(next)).text.match(/class="card"/g)).toHaveLength(1)
    }
    const due = await administrator().get('/library/desk/reviews')
    expect(due.text).toContain('Published 1<')
    expect(due.queries).toBeLessThanOrEqual(8)
    const desk = await administrator().get('/library/desk')
    expect(desk.text).toContain('Late')
    expect(desk.queries).toBeLessThanOrEqual(8)
  })

  test('is told by those who look at a page when to look again, a later day than today', async () => {
    const path = `/library/resources/${await settleEntry(world, resource, testResource({ title: 'Holds for a month' }))}`
    expect((await administrator().get(`${path}/move`)).text).toContain('When it is looked at again')
    const reviewed = (day: string) => administrator().post(`${path}/move`, { move: 'reviewed', version: '1', 'reviewBy-day': day, 'reviewBy-month': '11', 'reviewBy-year': '2026' })
    const over = await reviewed('1')
    expect([over.status, over.text.includes('That day is over')]).toEqual([422, true])
    expect((await reviewed('27')).status).toBe(303)
    expect((await world.as(undefined).get(path)).text).toContain('27 November 2026')
  })

  test('is for those who keep the library', async () => {
    expect((await world.as(world.people.stranger).get('/library/desk')).status).toBe(403)
  })
})

describe('an editor', () => {
  const email = 'planner@people.example'
  const planner = () => world.as(world.people.planner)

  test('is named by their address, keeps the library, names nobody, and stops', async () => {
    await peopleTables(world.database).insertInto('people.email').values({ person_id: world.people.planner, address: email, key: email, confirmed_at: world.clock.now, refused_at: null }).execute()
    expect((await planner().get('/library/desk')).status).toBe(403)
    const unknown = await administrator().post('/library/desk/editors/name', { email: 'nobody@people.example' })
    expect(unknown.status).toBe(422)
    expect(unknown.text).toContain('Nobody here has confirmed that address.')
    expect((await administrator().post('/library/desk/editors/name', { email: 'Planner@people.example' })).status).toBe(303)
    expect((await planner().get('/library/desk')).status).toBe(200)
    expect((await planner().get('/library/resources/new')).status).toBe(200)
    expect((await planner().post('/library/desk/editors/name', { email })).status).toBe(403)
    const list = await administrator().get('/library/desk/editors')
    expect(list.text).toContain('Planner Example')
    expect(list.queries).toBeLessThanOrEqual(8)
    expect((await planner().post('/library/desk/editors/stop', { person: world.people.planner })).location).toBe('/library')
    expect((await planner().get('/library/desk')).status).toBe(403)
  })
})
