import { describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertMeeting } from '../meeting/meeting.queries.ts'
import { insertPublication, insertQuestion } from '../question/question.queries.ts'
import { themeTables } from '../theme/tables.ts'
import { voiceTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const PASTE = `${BASE}/voices/paste`
const LIST = '- The bus is late\n- The bus is late\n\n2) A taxi is dear\n• I walk\n'

const voices = () => voiceTables(world.database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id')
  .select(['i.id', 'i.words', 'c.person_id', 'c.entered_by', 'c.channel']).where('i.kind', '=', 'voice').orderBy('i.recorded_at').execute()
const lastStep = async () => (await themeTables(world.database).selectFrom('initiative.step').select('id').orderBy('place', 'desc').executeTakeFirstOrThrow()).id

describe('pasting a list', () => {
  test('looking first records nothing, says how many notes there are, and keeps what was pasted', async () => {
    const answer = await world.as(world.people.host).post(PASTE, { list: LIST, seenBy: 'members', channel: 'room', look: 'yes' })
    expect([answer.status, await voices()]).toEqual([200, []])
    expect(answer.text).toContain('4 notes so far')
    expect(answer.text).toContain('<li>A taxi is dear</li>')
    expect(answer.text).toContain('- The bus is late\n- The bus is late')
  })

  test('one step records every note in its order, the same words twice twice, and goes on to grouping', async () => {
    const answer = await world.as(world.people.host).post(PASTE, { list: LIST, seenBy: 'members', channel: 'room' })
    expect([answer.status, answer.location]).toEqual([303, `${BASE}/themes/group`])
    expect((await voices()).map((voice) => voice.words)).toEqual(['The bus is late', 'The bus is late', 'A taxi is dear', 'I walk'])
    expect((await voices())[0]).toMatchObject({ person_id: null, entered_by: world.people.host, channel: 'room' })
    const page = await world.as(world.people.host).get(`${BASE}/themes/group`)
    expect(page.text).toContain('Last you pasted a list of 4 notes.')
    expect(page.text).toContain(`${BASE}/voices/pastes/${await lastStep()}/take-back`)
  })

  test('a double click records the list once', async () => {
    const before = (await voices()).length
    const form = { command: newId<'command'>(), list: 'One\nTwo', seenBy: 'members', channel: 'room' }
    await Promise.all([world.as(world.people.host).post(PASTE, form), world.as(world.people.host).post(PASTE, form)])
    expect(await voices()).toHaveLength(before + 2)
  })

  test('whoever pasted the list takes it back whole; nobody else can', async () => {
    await world.as(world.people.host).post(PASTE, { list: 'Slip one\nSlip two', seenBy: 'public', channel: 'room' })
    const path = `${BASE}/voices/pastes/${await lastStep()}/take-back`
    expect((await world.as(world.people.carer).post(path)).status).toBe(403)
    expect((await world.as(world.people.host).get(path)).text).toContain('2 notes of your list are still there.')
    expect((await world.as(world.people.host).post(path)).status).toBe(303)
    expect((await world.as(undefined).get(`${BASE}/heard`)).text).not.toContain('Slip')
    expect((await voices()).some((voice) => voice.words.startsWith('Slip'))).toBe(false)
    expect((await world.as(world.people.host).post(path)).text).toContain('All of it was taken back before')
  })

  test('2,000 notes are taken, one more is not, and neither is nothing', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `Note ${index}`).join('\n')
    const { slug } = await settleInitiative(world.database, world.people, { slug: 'a-long-list' })
    const post = (list: string) => world.as(world.people.host).post(`/initiatives/${slug}/voices/paste`, { list, seenBy: 'members', channel: 'room' })
    expect((await post(many(2_001))).text).toContain('Paste at most 2,000 notes at a time')
    expect((await post(' - \n\n • ')).text).toContain('Paste at least one note')
    expect((await post(`Fine\n${'x'.repeat(2_001)}`)).text).toContain('One of the lines is longer')
    expect((await post(many(2_000))).status).toBe(303)
    expect((await world.as(world.people.host).get(`/initiatives/${slug}/heard`)).text).toContain('Show all 2000')
  })
})

describe('what a voice answers and where it was said', () => {
  const ask = (published: boolean) => world.database.transaction(async (trx) => {
    const id = await insertQuestion(trx, world.initiative.id, { words: 'What would make evenings easier?', toWhom: 'everybody', openUntil: '2026-12-20', replyBy: '2027-01-10' }, world.people.host, world.clock.now)
    if (published) await insertPublication(trx, id, world.people.host, world.clock.now)
    return id
  })

  test('notes pasted for a question are found by it, and others are not', async () => {
    const question = await ask(true)
    expect((await world.as(world.people.host).get(`${PASTE}?question=${question}`)).text).toContain('This answers: What would make evenings easier?')
    await world.as(world.people.host).post(PASTE, { list: 'A later bus', seenBy: 'public', channel: 'room', question })
    await world.as(world.people.carer).post(`${BASE}/voices/new`, { words: 'A warm shelter', seenBy: 'public', question })
    await world.as(world.people.carer).post(`${BASE}/voices/new`, { words: 'Nothing to do with it', seenBy: 'public' })
    const { text } = await world.as(undefined).get(`${BASE}/heard?question=${question}`)
    expect([text.includes('A later bus'), text.includes('A warm shelter'), text.includes('Nothing to do with it')]).toEqual([true, true, false])
    expect(text).toContain('These answer the question: What would make evenings easier?')
  })

  test('a draft can not be answered, and its words are not shown', async () => {
    const question = await ask(false)
    const page = await world.as(world.people.carer).get(`${BASE}/voices/new?question=${question}`)
    expect([page.status, page.text.includes('evenings easier')]).toEqual([200, false])
    await world.as(world.people.carer).post(`${BASE}/voices/new`, { words: 'Too early', seenBy: 'members', question })
    expect(await voiceTables(world.database).selectFrom('initiative.answering').select('item_id').where('question_id', '=', question).execute()).toEqual([])
  })

  test('at a meeting, the ways of the meeting are offered and the meeting is kept', async () => {
    const meeting = await world.database.transaction((trx) => insertMeeting(trx, world.initiative.id, {
      title: 'An evening in the hall', beginsAt: world.clock.now, endsAt: new Date(world.clock.now.getTime() + 3_600_000), place: undefined, link: undefined, whereOpen: false,
      ways: ['phone', 'video'], access: [], accessWords: undefined, noteTaker: undefined,
    }, world.clock.now))
    const { text } = await world.as(world.people.carer).get(`${BASE}/voices/new?meeting=${meeting}`)
    expect([text.includes('This was said at: An evening in the hall'), text.includes('value="phone"'), text.includes('value="room"')]).toEqual([true, true, false])
    await world.as(world.people.carer).post(`${BASE}/voices/new`, { words: 'From my kitchen', seenBy: 'members', channel: 'phone', meeting })
    const row = await voiceTables(world.database).selectFrom('initiative.said_at as s').innerJoin('initiative.thread_item as i', 'i.id', 's.item_id').select('i.words').where('s.meeting_id', '=', meeting).executeTakeFirst()
    expect(row?.words).toBe('From my kitchen')
  })

  test('a question or meeting of another group is not taken', async () => {
    const { id } = await settleInitiative(world.database, world.people, { slug: 'next-door' })
    const foreign = await world.database.transaction(async (trx) => {
      const question = await insertQuestion(trx, id, { words: 'Another question', toWhom: undefined, openUntil: undefined, replyBy: undefined }, world.people.host, world.clock.now)
      await insertPublication(trx, question, world.people.host, world.clock.now)
      return question
    })
    expect((await world.as(world.people.carer).post(`${BASE}/voices/new`, { words: 'Here', seenBy: 'members', question: foreign })).status).toBe(303)
    expect(await voiceTables(world.database).selectFrom('initiative.answering').select('item_id').where('question_id', '=', foreign).execute()).toEqual([])
  })

  test('the pages ask the database at most eight questions', async () => {
    const question = await ask(true)
    for (const path of [`${PASTE}?question=${question}`, `${BASE}/voices/new?question=${question}&for=somebody`, `${BASE}/voices/mine`]) {
      expect((await world.as(world.people.host).get(path)).queries).toBeLessThanOrEqual(8)
    }
  })
})
