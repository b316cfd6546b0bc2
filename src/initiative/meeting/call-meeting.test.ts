import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { findMeeting, listMeetings } from './meeting.queries.ts'
import { aMeeting, memberOf } from './test-meetings.ts'

const world = useWorld()
const LIST = '/initiatives/evening-buses/meetings'
const evening = {
  title: 'Example evening', 'day-day': '3', 'day-month': 'December', 'day-year': '2026', begins: '6.30 pm', ends: '8.30 pm', ways: ['room', 'video'], place: 'Room 2, Example Hall',
  link: 'https://meet.example.org/room', access: ['hearing-loop', 'childcare'], accessWords: 'Tea and biscuits', noteTaker: '',
}
const host = () => world.as(world.people.host)
const call = async (fields = {}) => (await host().post(`${LIST}/new`, { ...evening, ...fields })).location ?? ''

describe('calling a meeting', () => {
  test('a host calls one, and its page says when as people say it, where, how and what is arranged', async () => {
    const path = await call()
    const { text } = await world.as(world.people.carer).get(path)
    expect(text).toContain('Thursday 3 December 2026, 6.30 pm')
    for (const said of ['8.30 pm', 'Room 2, Example Hall', 'https://meet.example.org/room', 'By video', 'Hearing loop', 'Tea and biscuits']) expect(text).toContain(said)
    expect(text).not.toContain('Step-free')
  })

  test('people outside see when it is and what is arranged, and where only once a host opens it', async () => {
    const path = await call()
    const closed = await world.as(undefined).get(path)
    expect(closed.text).toContain('6.30 pm')
    expect(closed.text).toContain('Hearing loop')
    expect(closed.text).not.toContain('Example Hall')
    expect(closed.text).not.toContain('meet.example.org')
    for (const end of ['/before', '/after', '/calendar.ics']) expect((await world.as(undefined).get(path + end)).text).not.toMatch(/Example Hall|meet\.example\.org/)
    expect((await world.as(undefined).get(LIST)).text).not.toContain('Example Hall')
    await host().post(`${path}/edit`, { ...evening, whereOpen: 'yes', version: '1' })
    for (const end of ['', '/before', '/calendar.ics']) expect((await world.as(undefined).get(path + end)).text).toMatch(/Example Hall/)
  })

  test.each([
    ['title', '', 'title'], ['day-day', '31', 'day'], ['begins', 'soon', 'begins'], ['ends', '6 pm', 'ends'], ['link', 'javascript:alert(1)', 'link'], ['link', 'meet.example.org', 'link'], ['noteTaker', newId<'member'>(), 'noteTaker'],
  ])('a mistake in %s (%s) brings the page back with what was typed', async (field, typed, at) => {
    const before = (await listMeetings(world.database, world.initiative.id)).length
    const { status, text } = await host().post(`${LIST}/new`, { ...evening, 'day-month': 'November', [field]: typed })
    expect(status).toBe(422)
    expect(text).toContain(`href="#field-${at}"`)
    expect(text).toContain('Room 2, Example Hall')
    expect(text).not.toContain('href="javascript:')
    expect(await listMeetings(world.database, world.initiative.id)).toHaveLength(before)
  })

  test('a double click calls one meeting', async () => {
    const before = (await listMeetings(world.database, world.initiative.id)).length
    const form = { ...evening, command: newId<'command'>() }
    const answers = await Promise.all([host().post(`${LIST}/new`, form), host().post(`${LIST}/new`, form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await listMeetings(world.database, world.initiative.id)).toHaveLength(before + 1)
  })

  test('unticking everything is kept, also when the page comes back with a mistake', async () => {
    const path = await call()
    const { ways: _ways, access: _access, ...unticked } = evening
    const mistaken = await host().post(`${path}/edit`, { ...unticked, title: '', version: '1' })
    expect(mistaken.text).not.toContain('checked')
    await host().post(`${path}/edit`, { ...unticked, version: '1' })
    expect((await host().get(path)).text).not.toContain('Hearing loop')
  })

  test('two hosts who change it at the same time see each other, and nothing typed is lost', async () => {
    const path = await call()
    expect((await host().post(`${path}/edit`, { ...evening, title: 'Renamed first', version: '1' })).status).toBe(303)
    const slower = await host().post(`${path}/edit`, { ...evening, title: 'Renamed second', place: 'Room 9, Example Hall', version: '1' })
    expect(slower.status).toBe(409)
    expect(slower.text).toContain('Room 2, Example Hall')
    expect(slower.text).toContain('Room 9, Example Hall')
    expect(slower.text).toContain('value="Renamed second"')
    expect((await host().get(path)).text).toContain('Renamed first')
    expect((await host().post(`${path}/edit`, { ...evening, title: 'Renamed knowingly', version: '2' })).status).toBe(303)
  })
})

describe('the list of meetings', () => {
  test('the next meeting comes first, those gone by come after, the latest first', async () => {
    await aMeeting(world, { title: 'Gone long ago', beginsAt: new Date('2026-10-01T18:30:00Z'), endsAt: new Date('2026-10-01T19:30:00Z') })
    await aMeeting(world, { title: 'Gone lately', beginsAt: new Date('2026-11-23T18:30:00Z'), endsAt: new Date('2026-11-23T19:30:00Z') })
    await aMeeting(world, { title: 'Soonest', beginsAt: new Date('2026-11-25T18:30:00Z'), endsAt: new Date('2026-11-25T19:30:00Z') })
    await aMeeting(world, { title: 'Later', beginsAt: new Date('2027-01-25T18:30:00Z'), endsAt: new Date('2027-01-25T19:30:00Z') })
    const { text } = await world.as(undefined).get(LIST)
    const order = ['Coming up', 'Soonest', 'Later', 'Gone by', 'Gone lately', 'Gone long ago'].map((title) => text.indexOf(title))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('a meeting that is going on is still to come', async () => {
    await aMeeting(world, { title: 'Just now', beginsAt: new Date(world.clock.now.getTime() - 60_000), endsAt: new Date(world.clock.now.getTime() + 60_000) })
    const { text } = await world.as(undefined).get(LIST)
    expect(text.indexOf('Just now')).toBeLessThan(text.indexOf('Gone by'))
  })

  test('many meetings gone by are turned over page by page, each once', async () => {
    for (let day = 10; day < 35; day++) {
      const begins = new Date(Date.UTC(2025, 0, day, 18))
      await aMeeting(world, { title: `Old ${day}.`, beginsAt: begins, endsAt: new Date(begins.getTime() + 3_600_000) })
    }
    const seen: string[] = []
    for (let path: string | undefined = LIST; path !== undefined;) {
      const { text } = await world.as(undefined).get(path)
      seen.push(...[...text.matchAll(/Old \d+\./g)].map(([title]) => title))
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })

  test('a place in the list that nobody could have been given shows the beginning', async () => {
    for (const before of ['x', '1-2', `99999999999999999-${newId<'meeting'>()}`]) expect((await world.as(undefined).get(`${LIST}?before=${before}`)).status).toBe(200)
  })
})

describe('a meeting that does not take place', () => {
  test('everybody who may see it reads why, it stays in the list, and it can be brought back', async () => {
    const path = await call({ title: 'Example evening that falls' })
    expect((await host().post(`${path}/cancel`, { reason: '' })).status).toBe(422)
    expect((await host().post(`${path}/cancel`, { reason: 'The hall is flooded.' })).status).toBe(303)
    expect((await world.as(undefined).get(path)).text).toContain('The hall is flooded.')
    expect((await world.as(undefined).get(LIST)).text).toContain('Cancelled')
    expect((await world.as(undefined).get(`${path}/calendar.ics`)).text).toContain('STATUS:CANCELLED')
    await host().post(`${path}/restore`)
    expect((await world.as(undefined).get(path)).text).not.toContain('The hall is flooded.')
    expect((await world.as(undefined).get(`${path}/calendar.ics`)).text).toContain('SEQUENCE:2')
  })
})

test('a meeting of another initiative is not there', async () => {
  expect(await findMeeting(world.database, newId<'initiative'>(), await aMeeting(world))).toBeUndefined()
  for (const odd of [newId<'meeting'>(), 'x']) expect((await host().get(`${LIST}/${odd}`)).status).toBe(404)
})

test('whom the hosts name to take the notes can write things down, and other members are told who can', async () => {
  const path = `${LIST}/${await aMeeting(world, { noteTaker: await memberOf(world, world.people.carer) })}`
  for (const end of ['who-came', 'notes', 'actions/new']) {
    expect((await world.as(world.people.carer).get(`${path}/${end}`)).status).toBe(200)
    const told = await world.as(world.people.service).get(`${path}/${end}`)
    expect([told.status, told.text.includes('takes the notes')]).toEqual([403, true])
  }
  expect((await world.as(world.people.carer).get(`${path}/edit`)).status).toBe(403)
})
