import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { record } from '#platform/activity.ts'
import { newId } from '#platform/ids.ts'
import type { PersonId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { takeVoicesBack } from '../voice/voice.queries.ts'
import { safetyTables } from './tables.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses'
const asHost = () => world.as(world.people.host)
const reports = () => safetyTables(world.database).selectFrom('initiative.report').select(['words', 'read_by', 'about', 'initiative_id', 'reported_by']).orderBy('at', 'desc').execute()

/** Something that a person said, open to everybody who may see the initiative. */
const said = async (person: PersonId, words: string) =>
  world.database.transaction(async (trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy: 'public' }, { person, standpoint: undefined, channel: 'site' }))

describe('the contact for worries', () => {
  test('is somebody outside the group, whom the purpose page names to everybody who may read it', async () => {
    expect((await asHost().post(`${PAGE}/contact`, { name: 'Ms Example, link worker' })).text).toContain('Write a phone number or an e-mail address')
    await asHost().post(`${PAGE}/contact`, { name: 'Ms Example, link worker', phone: '01632 960 002' })
    const page = await world.as(undefined).get(PAGE)
    expect(page.text).toContain('Ms Example, link worker is there for you')
    expect(page.text).toContain('href="tel:01632960002"')
    expect((await world.as(world.people.carer).get('/help')).text).toContain('Ms Example, link worker')
    expect((await world.as(world.people.stranger).get('/help')).text).not.toContain('Ms Example')
  })
})

describe('a report about what somebody said', () => {
  test('goes on to the administrators when that somebody becomes a host', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'host-to-be' })
    const item = await world.database.transaction((trx) => insertItem(trx, { initiative: id, kind: 'voice', words: 'Go away.', seenBy: 'public' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))
    const about = `/initiatives/${slug}/items/${item}`
    await world.as(world.people.planner).post('/report', { words: 'This is meant for me.', aboutHost: 'no', about })
    const read = async () => [(await asHost().get(`/initiatives/${slug}/reports`)).text.includes(about), (await world.as(world.people.administrator).get('/admin/reports')).text.includes(about)]
    expect(await read()).toEqual([true, false])
    const purpose = await asHost().get(`/initiatives/${slug}`)
    expect(purpose.text).toContain('1 report waits for your answer')
    expect(purpose.queries).toBeLessThanOrEqual(8)
    const page = (await asHost().get(`/initiatives/${slug}/reports`)).text
    const one = /href="([^"]+\/reports\/[0-9a-f-]+)"/.exec(page)?.[1] ?? ''
    const member = await safetyTables(world.database).selectFrom('initiative.member').select('id').where('initiative_id', '=', id).where('person_id', '=', world.people.carer).executeTakeFirstOrThrow()
    await asHost().post(`/initiatives/${slug}/people/${member.id}`, { what: 'make-host' })
    expect(await read()).toEqual([false, true])
    expect((await asHost().get(`/initiatives/${slug}`)).text).not.toContain('waits for your answer')
    expect((await world.as(world.people.administrator).get('/admin')).text).toMatch(/reports? waits? for an answer/)
    for (const person of [world.people.carer, world.people.host]) expect((await world.as(person).get(one)).status).toBe(404)
  })

  test('can be about a page whose address only looks like one', async () => {
    await world.as(undefined).post('/report', { words: 'Nonsense address.', aboutHost: 'yes', about: `${PAGE}/items/00000000-0000-0000-000000000000000000000` })
    expect((await world.as(world.people.administrator).get('/admin/reports')).status).toBe(200)
  })
})

describe('a report that nobody is left to read', () => {
  test('is read by the administrators once the last host has erased their account', async () => {
    const maker = newId<'person'>()
    await peopleTables(world.database).insertInto('people.person').values({ id: maker, called: 'Maker Example' }).execute()
    const { location } = await world.as(maker).post('/initiatives/new', { title: 'Left alone', purpose: 'Somebody should read this.', openTo: 'public' })
    const about = (location ?? '').replace('/standpoints', '')
    await world.as(undefined).post('/report', { words: 'Somebody is threatened here.', aboutHost: 'no', about })
    const administrators = async () => (await world.as(world.people.administrator).get('/admin/reports')).text.includes(about)
    expect([await administrators(), (await world.as(maker).get(`${about}/reports`)).text.includes(about)]).toEqual([false, true])
    await world.as(maker).post('/me/erase', { contributions: 'keep' })
    expect(await administrators()).toBe(true)
  })
})

describe('the help page', () => {
  test('says 999 and that nobody watches round the clock, to everybody, within eight questions', async () => {
    for (const person of [undefined, world.people.carer]) {
      const page = await world.as(person).get('/help')
      expect(page.text).toContain('call 999')
      expect(page.text).toContain('Nobody watches this site round the clock')
      expect(page.queries).toBeLessThanOrEqual(8)
    }
  })
})

describe('reporting', () => {
  test('works without signing in, goes to the hosts of the initiative, and says what happens next', async () => {
    const answer = await world.as(undefined).post('/report', { about: `${PAGE}/heard`, words: 'My neighbour’s full name is in there.', aboutHost: 'no' })
    expect(answer.location).toBe('/report/sent')
    expect((await world.as(undefined).get('/report/sent')).text).toContain('What happens next')
    const list = await asHost().get(`${PAGE}/reports`)
    expect(list.text).toContain(`${PAGE}/heard`)
    expect(list.queries).toBeLessThanOrEqual(8)
    const path = /href="(\/initiatives\/evening-buses\/reports\/[^"]+)"/.exec(list.text)?.[1] ?? ''
    expect((await asHost().get(path)).text).toContain('My neighbour’s full name')
    expect((await world.as(world.people.carer).get(path)).status).toBe(403)
  })

  test('a report about a host goes to the administrators, and no host reads it', async () => {
    await world.as(world.people.carer).post('/report', { about: PAGE, words: 'A host shouts at people.', aboutHost: 'yes' })
    const byHost = await said(world.people.host, 'Said by a host.')
    await world.as(world.people.carer).post('/report', { about: `${PAGE}/items/${byHost}`, words: 'What the host said there.', aboutHost: 'no' })
    expect((await reports()).slice(0, 2).map((one) => one.read_by)).toEqual(['administrators', 'administrators'])
    const list = await world.as(world.people.administrator).get('/admin/reports')
    const paths = [...list.text.matchAll(/href="\/admin\/reports\/([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(paths.length).toBeGreaterThanOrEqual(2)
    for (const id of paths) expect((await asHost().get(`${PAGE}/reports/${id}`)).status).toBe(404)
  })

  test('who reads a report is not told who made it; who made it reads what was done', async () => {
    await world.as(world.people.service).post('/report', { about: PAGE, words: 'Look at the purpose.', aboutHost: 'no' })
    const list = await asHost().get(`${PAGE}/reports`)
    const path = /href="(\/initiatives\/evening-buses\/reports\/[^"]+)"/.exec(list.text)?.[1] ?? ''
    expect((await asHost().get(path)).text).not.toContain('Service Example')
    await asHost().post(path, { answer: 'We changed the words.' })
    expect((await world.as(world.people.service).get('/me/notices')).text).toContain('We changed the words.')
  })

  test('about a page that is not there, or not theirs to see, it is taken in the same way', async () => {
    await settleInitiative(world.database, world.people, { slug: 'closed-doors', openTo: 'members' })
    for (const about of ['/initiatives/closed-doors', '/initiatives/nowhere', 'https://elsewhere.example/']) {
      expect((await world.as(undefined).post('/report', { about, words: 'Something.', aboutHost: 'no' })).location).toBe('/report/sent')
    }
    const [elsewhere, nowhere, closed] = await reports()
    expect([elsewhere?.about, nowhere?.read_by, closed?.read_by]).toEqual([null, 'administrators', 'hosts'])
  })

  test('what was reported is not in the log', () => {
    for (const one of world.logged) expect(one).not.toContain('neighbour')
  })
})

describe('hiding', () => {
  test('what a host hides is gone for others; its author reads the reason and answers; a host shows it again', async () => {
    const item = await said(world.people.carer, 'Words that name somebody.')
    const path = `${PAGE}/items/${item}`
    expect((await asHost().post(`${path}/hide`, { reason: '' })).status).toBe(422)
    expect((await asHost().post(`${path}/hide`, { reason: 'It names a person who was not asked.' })).location).toBe(`${path}/hidden`)
    for (const person of [undefined, world.people.service, world.people.stranger]) expect((await world.as(person).get(`${PAGE}/heard`)).text).not.toContain('Words that name somebody')
    expect((await world.as(world.people.carer).get('/me/notices')).text).toContain(`${path}/hidden`)
    const seen = await world.as(world.people.carer).get(`${path}/hidden`)
    expect(seen.text).toContain('It names a person who was not asked.')
    await world.as(world.people.carer).post(`${path}/hidden`, { answer: 'She agreed yesterday.' })
    expect((await asHost().get(`${path}/hidden`)).text).toContain('She agreed yesterday.')
    expect((await asHost().post(`${path}/unhide`, { sure: 'yes' })).status).toBe(303)
    expect((await world.as(world.people.carer).get(`${path}/hidden`)).status).toBe(404)
    expect((await world.as(world.people.carer).get('/me/notices')).text).not.toContain(`${path}/hidden`)
  })

  test('the author is told, by ids only, in the same transaction', async () => {
    const item = await said(world.people.carer, 'Told about.')
    await asHost().post(`${PAGE}/items/${item}/hide`, { reason: 'A reason in words.' })
    const activities = await world.database.tables<{ 'platform.activity': { kind: string; ids: unknown } }>().selectFrom('platform.activity').select(['kind', 'ids']).where('kind', '=', 'item-hidden').execute()
    expect(activities.map((one) => one.ids)).toContainEqual({ initiative: world.initiative.id, item, person: world.people.carer })
  })

  test('what its author takes back is gone from the reason and from the answer too', async () => {
    const item = await said(world.people.carer, 'Taken back while hidden.')
    await asHost().post(`${PAGE}/items/${item}/hide`, { reason: 'It says “Taken back while hidden”.' })
    await world.as(world.people.carer).post(`${PAGE}/items/${item}/hidden`, { answer: 'I wrote “Taken back while hidden”.' })
    await world.database.transaction(async (trx) => takeVoicesBack(trx, world.initiative.id, [item], world.clock.now))
    expect((await asHost().get(`${PAGE}/items/${item}/hidden`)).text).not.toContain('while hidden')
  })

  test('only its author can answer', async () => {
    const item = await said(world.people.carer, 'Answered by whom?')
    await asHost().post(`${PAGE}/items/${item}/hide`, { reason: 'An example.' })
    expect((await asHost().post(`${PAGE}/items/${item}/hidden`, { answer: 'In their name' })).text).toContain('Only whoever said it can answer')
  })

  test('an item of another initiative can’t be hidden from here', async () => {
    const { slug } = await settleInitiative(world.database, world.people, { slug: 'next-door' })
    const item = await said(world.people.carer, 'Not in that one.')
    expect((await asHost().post(`/initiatives/${slug}/items/${item}/hide`, { reason: 'An example.' })).status).toBe(404)
  })
})

describe('notices', () => {
  test('who was taken out of a group reads why', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'out-of-it' })
    const member = await safetyTables(world.database).selectFrom('initiative.member').select('id').where('initiative_id', '=', id).where('person_id', '=', world.people.planner).executeTakeFirstOrThrow()
    await asHost().post(`/initiatives/${slug}/people/${member.id}/remove`, { reason: 'Filmed a meeting.' })
    const page = await world.as(world.people.planner).get('/me/notices')
    expect(page.text).toContain('Filmed a meeting.')
    expect(page.queries).toBeLessThanOrEqual(8)
  })
})

describe('after erasing', () => {
  test('how to reach whoever reported something goes with them, and the report stays', async () => {
    const visitor = world.as(world.people.administrator)
    await visitor.post('/report', { about: PAGE, words: 'Stays to be looked at.', aboutHost: 'no', reach: '01632 960 009' })
    await world.database.transaction(async (trx) => record(trx, { kind: 'person-erased', ids: { person: world.people.administrator, contributions: 'keep' } }))
    const rows = await safetyTables(world.database).selectFrom('initiative.report').select('reach').where('words', '=', 'Stays to be looked at.').execute()
    expect(rows).toEqual([{ reach: null }])
  })

  test('the file of everything held about somebody has what they reported, and nobody else’s reports', async () => {
    const file = await world.as(world.people.carer).get('/me/everything.json')
    expect(file.text).toContain('A host shouts at people.')
    expect(file.text).not.toContain('Look at the purpose.')
  })
})
