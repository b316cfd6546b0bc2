import { describe, expect, test } from 'vitest'
import { AGAIN } from '#app/again.ts'
import { useWorld } from '#app/test-world.ts'
import { insertMeeting } from '../meeting/meeting.queries.ts'
import { saveNotes } from '../meeting/notes.queries.ts'
import { dayFields } from '../test-fields.ts'
import { insertItem } from '../thread/item.queries.ts'
import { takeEntriesBackWithPerson } from './index.ts'
import { listEntryVersions } from './journal.queries.ts'
import { byMonth, draftOf } from './journal.rules.ts'
import { journalTables } from './tables.ts'
import { entryExample } from './test-journal.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const as = (name: 'host' | 'carer' | 'planner' | 'stranger') => world.as(world.people[name])
const fields = { title: 'A walk', words: 'We walked to the stop.', ...dayFields('day', '2026-11-21'), seenBy: 'public', by: 'me' }
const readable = async (person: Parameters<typeof world.as>[0], path = '/journal') => (await world.as(person).get(`${BASE}${path}`)).text

describe('writing', () => {
  test('says everything that is missing at once, and keeps what was typed', async () => {
    const answer = await as('carer').post(`${BASE}/journal/new`, { title: 'Only this' })
    expect(answer.status).toBe(422)
    for (const words of ['Write what you want to write down', 'Say which day it is about', 'Choose who may read it', 'Choose who writes it', 'value="Only this"']) expect(answer.text).toContain(words)
  })

  test('an entry stands below its month, with its author for members and without for everybody else', async () => {
    expect((await as('carer').post(`${BASE}/journal/new`, fields)).status).toBe(303)
    const inside = await as('planner').get(`${BASE}/journal`)
    for (const words of ['November 2026', 'A walk', 'Carer Example']) expect(inside.text).toContain(words)
    expect(inside.queries).toBeLessThanOrEqual(8)
    const outside = await world.as(undefined).get(`${BASE}/journal`)
    expect(outside.text).toContain('A walk')
    expect(outside.text).not.toContain('Carer Example')
  })

  test('who may read it is kept everywhere: the page, the list, the feed', async () => {
    const entry = await entryExample(world, { title: 'Among us', words: 'qqmembersonly', seenBy: 'members' })
    expect(await readable(world.people.stranger)).not.toContain('Among us')
    expect((await as('stranger').get(`${BASE}/journal/${entry}`)).status).toBe(404)
    expect((await as('planner').get(`${BASE}/journal/${entry}`)).text).toContain('qqmembersonly')
    const feed = await as('planner').get(`${BASE}/journal.atom`)
    expect(feed.text).toContain('A walk')
    for (const words of ['qqmembersonly', 'Carer Example']) expect(feed.text).not.toContain(words)
    const again = await as('stranger').request(`${BASE}/journal.atom`, { headers: { 'if-none-match': feed.headers.get('etag') ?? 'none' } })
    expect(again.status).toBe(304)
  })

  test('a meeting gives a first draft for members, and its notes are opened by nobody but who sends it', async () => {
    const [begins, ends] = [new Date('2026-11-19T18:00:00Z'), new Date('2026-11-19T19:00:00Z')]
    const meeting = await world.database.transaction(async (trx) => {
      const id = await insertMeeting(trx, world.initiative.id, { title: 'Thursday', beginsAt: begins, endsAt: ends, place: undefined, link: undefined, whereOpen: false, ways: ['room'], access: [], accessWords: undefined, noteTaker: undefined }, begins)
      await saveNotes(trx, id, { words: 'qqnotes of Thursday', version: 0 }, world.people.host, ends)
      return id
    })
    const page = await as('carer').get(`${BASE}/journal/new?meeting=${meeting}`)
    expect(page.text).toContain('qqnotes of Thursday')
    expect(page.text).toMatch(/value="members"[^>]*checked/)
    expect(page.queries).toBeLessThanOrEqual(8)
    expect((await as('stranger').get(`${BASE}/journal/new?meeting=${meeting}`)).text).not.toContain('qqnotes')
    expect(await readable(undefined)).not.toContain('qqnotes')
  })

  test('what it is about is ticked or named by its address, and shown as far as each visitor may see it', async () => {
    const make = (words: string, seenBy: 'public' | 'members') => world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words, seenBy }, { person: undefined, standpoint: undefined, channel: 'site' }))
    const [open, closed] = [await make('An open theme', 'public'), await make('A closed theme', 'members')]
    expect((await as('carer').post(`${BASE}/journal/new`, { ...fields, title: 'Linked', about: open, addresses: 'https://example.org/' })).text).toContain('Copy the address of a page of this initiative')
    const answer = await as('carer').post(`${BASE}/journal/new`, { ...fields, title: 'Linked', about: open, addresses: `http://localhost:3000${BASE}/items/${closed}` })
    const path = answer.location ?? ''
    for (const words of ['An open theme', 'A closed theme']) expect((await as('planner').get(path)).text).toContain(words)
    const outside = await world.as(undefined).get(path)
    expect(outside.text).toContain('An open theme')
    expect(outside.text).not.toContain('A closed theme')
    expect(outside.queries).toBeLessThanOrEqual(8)
    const edit = await as('carer').get(`${path}/edit`)
    expect(edit.text).toMatch(new RegExp(`value="${closed}"[^>]*checked`))
    await as('carer').post(`${path}/edit`, { ...fields, title: 'Linked', version: '1', about: closed })
    expect((await as('planner').get(path)).text).not.toContain('An open theme')
  })
})

describe('changing', () => {
  test('two at once see each other, and members read what it said before', async () => {
    const entry = await entryExample(world, { byGroup: true, words: 'As it was' })
    const path = `${BASE}/journal/${entry}`
    expect((await as('planner').post(`${path}/edit`, { ...fields, words: 'As it is', version: '1' })).status).toBe(303)
    const late = await as('host').post(`${path}/edit`, { ...fields, words: 'Too late', version: '1' })
    expect(late.status).toBe(409)
    for (const words of ['As it is', 'Too late']) expect(late.text).toContain(words)
    expect((await as('carer').get(`${path}/history`)).text).toContain('As it was')
  })

  test('nobody changes what somebody else wrote as themselves', async () => {
    expect((await as('planner').post(`${BASE}/journal/${await entryExample(world)}/edit`, { ...fields, version: '1' })).status).toBe(403)
  })
})

describe('taking back and hiding', () => {
  test('taken back, its words are nowhere: not in the list, the feed, what it said before, or a restored backup', async () => {
    const entry = await entryExample(world, { title: 'qqgone', words: 'qqgone words' })
    await as('carer').post(`${BASE}/journal/${entry}/edit`, { ...fields, title: 'qqgone', words: 'qqgone again', version: '1' })
    await as('carer').post(`${BASE}/journal/${entry}/take-back`)
    for (const path of ['/journal', `/journal/${entry}`, '/journal.atom']) expect(await readable(world.people.host, path)).not.toContain('qqgone')
    expect(await listEntryVersions(world.database, entry)).toEqual([])
    const other = await entryExample(world, { title: 'qqagain' })
    await world.database.transaction((trx) => AGAIN['journal-entry-taken-back']?.(trx, { entry: other }, world.clock.now) ?? Promise.reject(new Error('nobody does it again')))
    expect(await readable(world.people.host)).not.toContain('qqagain')
  })

  test('hidden, it is there for hosts and for its author with the reason, and for nobody else', async () => {
    const entry = await entryExample(world, { title: 'qqhidden' })
    await as('host').post(`${BASE}/journal/${entry}/hide`, { reason: 'It names somebody.' })
    expect((await as('carer').get(`${BASE}/journal/${entry}`)).text).toContain('It names somebody.')
    expect((await as('planner').get(`${BASE}/journal/${entry}`)).status).toBe(404)
    expect(await readable(undefined, '/journal.atom')).not.toContain('qqhidden')
    await as('host').post(`${BASE}/journal/${entry}/unhide`)
    expect(await readable(undefined)).toContain('qqhidden')
  })

  test('who is erased takes what they wrote as themselves with them, and leaves what the group wrote', async () => {
    const [mine, ours] = [await entryExample(world, { title: 'Mine' }), await entryExample(world, { title: 'Ours', byGroup: true })]
    await world.database.transaction((trx) => takeEntriesBackWithPerson(trx, { person: world.people.carer, contributions: 'take-back' }, world.clock.now))
    const rows = await journalTables(world.database).selectFrom('initiative.journal_entry').select(['id', 'title']).where('id', 'in', [mine, ours]).execute()
    expect(new Map(rows.map(({ id, title }) => [id, title]))).toEqual(new Map([[mine, ''], [ours, 'Ours']]))
  })
})

test('a long journal is read over pages', async () => {
  for (let day = 1; day <= 21; day++) await entryExample(world, { title: `Day ${day}.`, day: `2026-09-${String(day).padStart(2, '0')}` })
  const first = await as('planner').get(`${BASE}/journal`)
  const next = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1] ?? ''
  expect(next).not.toBe('')
  expect((await as('planner').get(next)).text).toContain('Day 1.')
})

test('entries stand below their months, and a draft says what there is', () => {
  expect(byMonth([{ day: '2026-11-02' }, { day: '2026-11-01' }, { day: '2026-10-30' }]).map(({ first, entries }) => [first, entries.length])).toEqual([['2026-11-01', 2], ['2026-10-01', 1]])
  expect(draftOf(' Notes ', ['A bus at ten'], 'We agreed:')).toBe('Notes\n\nWe agreed:\n– A bus at ten')
  expect(draftOf('', [], 'We agreed:')).toBe('')
})
