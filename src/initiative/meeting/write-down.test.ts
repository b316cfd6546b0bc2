import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { listActions } from '../action/action.queries.ts'
import { findNotes } from './notes.queries.ts'
import { tables } from './tables.ts'
import { aMeeting, agendaItemOf, anAction, memberOf } from './test-meetings.ts'

const world = useWorld()
const pathOf = (meeting: string) => `/initiatives/evening-buses/meetings/${meeting}`
const host = () => world.as(world.people.host)

describe('notes', () => {
  test('only members see them, on the page and on paper', async () => {
    const meeting = await aMeeting(world)
    expect((await host().post(`${pathOf(meeting)}/notes`, { words: 'We spoke of the <b>last</b> bus.', version: '0' })).status).toBe(303)
    for (const end of ['', '/after']) {
      expect((await world.as(world.people.carer).get(pathOf(meeting) + end)).text).toContain('We spoke of the &lt;b&gt;last&lt;/b&gt; bus.')
      expect((await world.as(undefined).get(pathOf(meeting) + end)).text).not.toContain('We spoke')
    }
  })

  test('two who write at once: one is saved, the other loses nothing', async () => {
    const meeting = await aMeeting(world)
    const answers = await Promise.all(['Typed by one.', 'Typed by another.'].map(async (words) => host().post(`${pathOf(meeting)}/notes`, { words, version: '0' })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const outdated = answers.find(({ status }) => status === 409)
    expect(outdated?.text).toContain('Typed by one.')
    expect(outdated?.text).toContain('Typed by another.')
    const saved = await findNotes(world.database, meeting)
    expect((await host().post(`${pathOf(meeting)}/notes`, { words: 'Both.', version: String(saved.version) })).status).toBe(303)
    expect(await findNotes(world.database, meeting)).toEqual({ words: 'Both.', version: 2 })
  })

  test('notes that are too long come back, so that nothing is lost', async () => {
    const meeting = await aMeeting(world)
    const long = 'Bus. '.repeat(10_001)
    const answer = await host().post(`${pathOf(meeting)}/notes`, { words: long, version: '0' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(long.trim())
  })
})

describe('what a meeting talks about', () => {
  test('a member proposes something; everybody who may see the meeting sees it, and members see who proposed it', async () => {
    const meeting = await aMeeting(world)
    expect((await world.as(world.people.carer).post(`${pathOf(meeting)}/agenda`, { words: 'The last bus home' })).status).toBe(303)
    expect((await world.as(world.people.service).get(pathOf(meeting))).text).toContain('Proposed by Carer Example')
    const outside = await world.as(undefined).get(pathOf(meeting))
    expect(outside.text).toContain('The last bus home')
    expect(outside.text).not.toContain('Carer Example')
  })

  test('a host writes down what another proposed; a member can not put words into somebody else’s mouth', async () => {
    const meeting = await aMeeting(world)
    const service = await memberOf(world, world.people.service)
    await host().post(`${pathOf(meeting)}/agenda`, { words: 'Written down by a host', by: service })
    await world.as(world.people.carer).post(`${pathOf(meeting)}/agenda`, { words: 'Said to be somebody else’s', by: service })
    const { text } = await host().get(pathOf(meeting))
    expect(text).toMatch(/Written down by a host <span[^>]*>Proposed by Service Example/)
    expect(text).toMatch(/Said to be somebody else’s <span[^>]*>Proposed by Carer Example/)
  })

  test('who proposed something takes it off again, and so can a host; another member can not', async () => {
    const meeting = await aMeeting(world)
    const item = await agendaItemOf(world, meeting, await memberOf(world, world.people.carer))
    const remove = `${pathOf(meeting)}/agenda/${item}/remove`
    expect((await world.as(world.people.service).post(remove)).status).toBe(403)
    expect((await world.as(world.people.carer).post(remove)).status).toBe(303)
    expect((await world.as(world.people.carer).post(remove)).status).toBe(404)
    const other = await agendaItemOf(world, meeting, await memberOf(world, world.people.carer))
    expect((await host().post(`${pathOf(meeting)}/agenda/${other}/remove`)).status).toBe(303)
  })
})

describe('the order of what a meeting talks about', () => {
  test('is put by whoever looks after it, one place at a time; what is proposed later comes last', async () => {
    const meeting = await aMeeting(world)
    for (const words of ['First', 'Second', 'Third']) {
      await host().post(`${pathOf(meeting)}/agenda`, { words })
      world.clock.now = new Date(world.clock.now.getTime() + 1_000)
    }
    const order = async () => [...(await host().get(pathOf(meeting))).text.matchAll(/(First|Second|Third|Fourth) <span/g)].map((match) => match[1])
    const idOf = async (words: string) => (await tables(world.database).selectFrom('initiative.meeting_agenda_item').select('id').where('meeting_id', '=', meeting).where('words', '=', words).executeTakeFirstOrThrow()).id
    const move = async (words: string, to: string) => host().post(`${pathOf(meeting)}/agenda/${await idOf(words)}/move`, { to })
    expect((await move('Third', 'up')).status).toBe(303)
    expect((await move('Third', 'up')).status).toBe(303)
    expect((await move('Third', 'up')).status).toBe(303)
    expect(await order()).toEqual(['Third', 'First', 'Second'])
    await world.as(world.people.carer).post(`${pathOf(meeting)}/agenda`, { words: 'Fourth' })
    expect((await move('First', 'down')).status).toBe(303)
    expect(await order()).toEqual(['Third', 'Second', 'First', 'Fourth'])
    expect((await move('First', 'sideways')).status).toBe(422)
    expect((await world.as(world.people.carer).post(`${pathOf(meeting)}/agenda/${await idOf('Fourth')}/move`, { to: 'up' })).status).toBe(403)
  })

  test('two who move things at once lose nothing', async () => {
    const meeting = await aMeeting(world)
    for (const words of ['First', 'Second', 'Third']) await host().post(`${pathOf(meeting)}/agenda`, { words })
    const rows = await tables(world.database).selectFrom('initiative.meeting_agenda_item').select('id').where('meeting_id', '=', meeting).execute()
    await Promise.all(rows.flatMap(({ id }) => ['up', 'down'].map(async (to) => host().post(`${pathOf(meeting)}/agenda/${id}/move`, { to }))))
    const places = await tables(world.database).selectFrom('initiative.meeting_agenda_item').select('place').where('meeting_id', '=', meeting).orderBy('place').execute()
    expect(places.map(({ place }) => place)).toEqual([1, 2, 3])
  })
})

describe('who does what', () => {
  test('an action says what, who and by when, and from the day after that it is overdue until it is done', async () => {
    const meeting = await aMeeting(world)
    const added = await host().post(`${pathOf(meeting)}/actions/new`, { what: 'Ask the bus company', member: await memberOf(world, world.people.planner), 'by-day': '23', 'by-month': '11', 'by-year': '2026' })
    expect(added.status).toBe(303)
    const { text } = await world.as(world.people.carer).get(pathOf(meeting))
    for (const said of ['Ask the bus company', '(Planner Example)', 'Monday 23 November 2026', 'Overdue']) expect(text).toContain(said)
    const [action] = await listActions(world.database, { meeting })
    expect((await world.as(world.people.carer).post(`${pathOf(meeting)}/actions/${action?.id}/done`)).status).toBe(303)
    expect((await world.as(world.people.carer).post(`${pathOf(meeting)}/actions/${action?.id}/done`)).status).toBe(303)
    const done = await world.as(world.people.carer).get(pathOf(meeting))
    expect(done.text).toContain('tag--good')
    expect(done.text).not.toContain('Overdue')
    await world.as(world.people.carer).post(`${pathOf(meeting)}/actions/${action?.id}/not-done`)
    expect((await world.as(world.people.carer).get(pathOf(meeting))).text).toContain('Overdue')
  })

  test('people outside see no actions and no names', async () => {
    const meeting = await aMeeting(world)
    await anAction(world, meeting, { name: 'Neighbour Example' })
    expect((await world.as(world.people.carer).get(pathOf(meeting))).text).toContain('Neighbour Example')
    for (const end of ['', '/after']) expect((await world.as(undefined).get(pathOf(meeting) + end)).text).not.toMatch(/Ask the bus company|Neighbour Example/)
  })

  test.each([
    ['nothing to do', { what: '' }], ['two people', { what: 'Ask', member: 'planner', name: 'Neighbour Example' }], ['somebody unknown', { what: 'Ask', member: newId<'member'>() }], ['no such day', { what: 'Ask', 'by-day': '31', 'by-month': '2', 'by-year': '2027' }],
  ])('an action with %s is refused and brings the page back', async (_, fields: Record<string, string>) => {
    const meeting = await aMeeting(world)
    const member = fields['member'] === 'planner' ? await memberOf(world, world.people.planner) : fields['member'] ?? ''
    expect((await host().post(`${pathOf(meeting)}/actions/new`, { ...fields, member })).status).toBe(422)
    expect(await listActions(world.database, { meeting })).toEqual([])
  })

  test('two who change the same action see each other, and one that was a slip can be removed', async () => {
    const meeting = await aMeeting(world)
    const path = `${pathOf(meeting)}/actions/${await anAction(world, meeting)}`
    expect((await host().post(`${path}/edit`, { what: 'Ask them in writing', version: '1' })).status).toBe(303)
    const slower = await host().post(`${path}/edit`, { what: 'Ring them', version: '1' })
    expect(slower.status).toBe(409)
    expect(slower.text).toContain('Ask them in writing')
    expect(slower.text).toContain('value="Ring them"')
    expect((await host().post(`${path}/remove`)).status).toBe(303)
    expect(await listActions(world.database, { meeting })).toEqual([])
  })
})

describe('the sheets to print', () => {
  test('before: the purpose, when, what is arranged, what we talk about, how to join, and room for notes', async () => {
    const meeting = await aMeeting(world)
    await agendaItemOf(world, meeting, undefined)
    const { text } = await world.as(world.people.carer).get(`${pathOf(meeting)}/before`)
    for (const said of ['agree how people get home from evening clinics', 'Thursday 19 November 2026, 6.30 pm', 'Room 2, Example Hall', 'Hearing loop', 'The last bus', 'http://localhost:3000/join', 'My notes']) expect(text).toContain(said)
  })

  test('each page asks the database at most eight questions', async () => {
    const meeting = await aMeeting(world)
    await agendaItemOf(world, meeting, await memberOf(world, world.people.carer))
    const action = await anAction(world, meeting, { member: await memberOf(world, world.people.carer) })
    for (const end of ['', '/before', '/after', '/edit', '/cancel', '/who-came', '/notes', '/agenda', '/actions/new', `/actions/${action}/edit`, '/calendar.ics']) {
      const answer = await host().get(pathOf(meeting) + end)
      expect([end, answer.status]).toEqual([end, 200])
      expect(answer.queries, end).toBeLessThanOrEqual(8)
    }
    for (const path of ['', '/new', '/calendar']) expect((await host().get(`/initiatives/evening-buses/meetings${path}`)).queries).toBeLessThanOrEqual(8)
  })
})
