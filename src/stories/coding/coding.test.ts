import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { PersonId } from '#initiative/index.ts'
import { MARKED, later, prove } from '../test-stories.ts'
import { bookWith } from '../code-book/test-book.ts'
import { forgetCodingsOver } from './forget-codings.queries.ts'
import { codingTables } from './tables.ts'
import { type TestRound, placeOf, roundOf } from './test-round.ts'

const world = useWorld()
const codings = () => codingTables(world.database).selectFrom('stories.coding').selectAll().execute()

describe('a round of coding', () => {
  let here: TestRound
  let place: number
  const at = (end = '') => `${here.path}${end}`
  const story = () => at(`/stories/${place}`)
  const as = (person: PersonId) => world.as(person)

  beforeAll(async () => {
    const { planner, carer, service } = world.people
    here = await roundOf(world, [planner, carer], [carer, service], { agree: false })
    const [first] = here.stories
    if (first === undefined) throw new Error('no story')
    place = await placeOf(world, here.round, first)
  })

  test('holds no story of a coder, and nobody reads before they say yes and show that it is them', async () => {
    const { carer, host } = world.people
    expect(await codingTables(world.database).selectFrom('stories.round_story').selectAll().where('round_id', '=', here.round).execute()).toHaveLength(1)
    expect((await as(carer).get(story())).status).toBe(403)
    await as(carer).post(at('/agree'))
    await codingTables(world.database).deleteFrom('stories.opening').execute()
    later(world, 1)
    const asked = await as(carer).get(story())
    expect([asked.status, asked.location?.startsWith('/me/prove?next=')]).toEqual([303, true])
    expect((await as(host).get(story())).status).toBe(403)
    await prove(world, carer)
    const shown = await as(carer).get(story())
    expect([shown.status, shown.text.includes(MARKED), shown.text.includes('Being heard')]).toEqual([200, true, true])
    const teller = async () => (await as(world.people.planner).get(`/stories/${here.stories[0] ?? ''}`)).text
    expect([(await teller()).includes('1 person has read it to tick which codes fit'), (await teller()).includes('Carer Example')]).toEqual([true, false])
  })

  test('is blind: what one ticked is on no page of another before both are done', async () => {
    const { carer, service, host } = world.people
    await as(service).post(at('/agree'))
    await prove(world, service)
    expect((await as(carer).post(story(), {})).status).toBe(422)
    expect((await as(carer).post(story(), { codes: here.codes, none: 'yes' })).status).toBe(422)
    expect((await as(carer).post(story(), { codes: [here.codes[0] ?? ''] })).status).toBe(303)
    const before = await as(service).get(story())
    expect(before.text).not.toContain('checked')
    for (const end of ['', '/differences', '/agreement']) {
      const page = await as(service).get(at(end))
      expect([end, page.status, page.text.includes('<dd>Waiting</dd>'), page.queries <= 8]).toEqual([end, 200, false, true])
    }
    expect((await as(service).post(`${story()}/settle`, { none: 'yes' })).status).toBe(404)
    expect((await as(carer).get(`${story()}/settle`)).status).toBe(404)
    expect((await as(host).get(at('/differences'))).status).toBe(403)
    expect((await as(carer).get(story())).text).toContain('checked')
  })

  test('brings differences to talk through when both are done, and nobody changes what they ticked then', async () => {
    const { carer, service } = world.people
    await as(service).post(story(), { codes: here.codes })
    const compared = await as(carer).get(at('/differences'))
    expect(compared.text).toMatch(/<dt>All of you<\/dt><dd>Waiting<\/dd>.*<dt>Carer Example<\/dt><dd>nothing more<\/dd>.*<dt>Service Example<\/dt><dd>Being heard<\/dd>/)
    expect([compared.text.includes('1 story to settle'), compared.text.includes('ticked differently'), compared.text.includes('Settle as all ticked'), compared.queries <= 8]).toEqual([true, true, false, true])
    const settling = await as(carer).get(`${story()}/settle`)
    expect([settling.status, settling.text.match(/checked/g)?.length, settling.queries <= 8]).toEqual([200, 1, true])
    expect((await as(carer).post(`${story()}/settle`, {})).status).toBe(422)
    expect((await as(carer).post(story(), { none: 'yes' })).status).toBe(422)
    expect((await as(world.people.planner).get(`/stories/${here.stories[0] ?? ''}`)).text).toContain('Carer Example read version 1 to tick which codes fit')
    const alike = await as(service).get(at('/agreement'))
    expect([alike.status, alike.text.includes('From 1 story.'), alike.text.includes('everybody ticked it every time, or never'), alike.queries <= 8]).toEqual([200, true, true, true])
    expect((await as(carer).post(`${story()}/settle`, { codes: here.codes })).status).toBe(303)
    expect((await as(service).get(at('/differences'))).text).toContain('Everything that all have coded is settled.')
    const settled = await as(service).get(at('/differences?show=settled'))
    expect([settled.text.includes('Settled by Carer Example'), settled.text.includes('<strong>Waiting; Being heard</strong>')]).toEqual([true, true])
  })

  test('forgets at once what was coded of a story that its teller takes back, and says how many', async () => {
    const { planner, carer } = world.people
    expect(await codings()).toHaveLength(2)
    await as(planner).post(`/stories/${here.stories[0] ?? ''}/take-back`)
    expect(await codings()).toEqual([])
    expect((await as(planner).get(`/stories/${here.stories[0] ?? ''}`)).text).toContain('Carer Example read version 1 to tick which codes fit')
    expect(await codingTables(world.database).selectFrom('stories.settled_code').selectAll().execute()).toEqual([])
    expect((await as(carer).get(story())).status).toBe(404)
    expect((await as(carer).post(story(), { none: 'yes' })).status).toBe(404)
    expect((await as(carer).get(at())).text).toContain('1 story was taken back')
    for (const end of ['', '?show=settled']) expect((await as(carer).get(at(`/differences${end}`))).text).not.toContain('Settled by')
  })
})

describe('around a round', () => {
  test('a coder whom the teller names to help reads it no more, and when its time is up nobody does', async () => {
    const { planner, carer, service } = world.people
    const { path, round, stories: [story] } = await roundOf(world, [planner], [carer, service])
    if (story === undefined) throw new Error('no story')
    const at = `${path}/stories/${await placeOf(world, round, story)}`
    await world.as(service).post(at, { none: 'yes' })
    await world.as(planner).post(`/stories/${story}/supporter`, { person: carer, reads: 'no' })
    expect((await world.as(carer).get(at)).status).toBe(404)
    expect((await world.as(service).get(at)).status).toBe(200)
    later(world, 21)
    await prove(world, service)
    expect((await world.as(service).get(at)).status).toBe(404)
    await forgetCodingsOver(world.database, world.clock.now)
    expect(await codings()).toEqual([])
  })

  test('coders are two at least, take part, and are here as different things; without a story that may be coded there is no round', async () => {
    const { host, carer, service, stranger } = world.people
    const begin = (coders: readonly PersonId[], most = '5') => world.as(host).post(`/initiatives/${world.initiative.slug}/coding/new`, { coders, most })
    await bookWith(world, ['Waiting'])
    for (const [coders, says] of [[[carer], 'at least two people'], [[carer, stranger], 'takes part no more'], [[carer, service], 'There is no story yet']] as const) {
      const answer = await begin(coders)
      expect([answer.status, answer.text.includes(says)]).toEqual([422, true])
    }
    expect((await begin([carer, service], '10001')).status).toBe(422)
    expect((await world.as(host).get(`/initiatives/${world.initiative.slug}/coding/new`)).queries).toBeLessThanOrEqual(8)
  })

  test('whoever stops takes along what they ticked, and a round in which nobody coded can be taken away', async () => {
    const { planner, carer, service, host } = world.people
    const { path, round, stories: [story] } = await roundOf(world, [planner], [carer, service])
    if (story === undefined) throw new Error('no story')
    await world.as(carer).post(`${path}/stories/${await placeOf(world, round, story)}`, { none: 'yes' })
    expect((await world.as(carer).get('/me/everything.json')).text).toContain('storiesICoded')
    await world.as(host).post(`${path}/remove`)
    expect((await world.as(host).get(path)).status).toBe(200)
    await world.as(carer).post(`${path}/stop`)
    expect(await codings()).toEqual([])
    expect((await world.as(carer).get(path)).status).toBe(200)
    await world.as(host).post(`${path}/remove`)
    expect((await world.as(host).get(path)).status).toBe(404)
  })

  test('whoever stops before they coded can begin again; whoever coded may have seen what others ticked, and can not', async () => {
    const { planner, carer, service } = world.people
    const { path, round, stories: [story] } = await roundOf(world, [planner], [carer, service])
    if (story === undefined) throw new Error('no story')
    const at = `${path}/stories/${await placeOf(world, round, story)}`
    await world.as(carer).post(`${path}/stop`)
    await world.as(carer).post(`${path}/agree`)
    expect((await world.as(carer).get(at)).status).toBe(200)
    await world.as(carer).post(at, { none: 'yes' })
    await world.as(service).post(at, { none: 'yes' })
    await world.as(carer).post(`${path}/stop`)
    expect((await world.as(carer).post(`${path}/agree`)).status).not.toBe(303)
    expect([(await world.as(carer).get(at)).status, (await world.as(carer).get(`${path}/differences`)).status]).not.toContain(200)
    expect((await world.as(carer).post(at, { none: 'yes' })).status).not.toBe(303)
    expect((await codings()).length).toBe(1)
  })
})
