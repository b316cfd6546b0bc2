import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { tables } from '../tables.ts'

const world = useWorld()
const PATH = '/initiatives/evening-buses/voices/new'
const voices = () => tables(world.database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id')
  .select(['i.words', 'i.seen_by', 'c.person_id', 'c.standpoint_id', 'c.channel']).where('i.kind', '=', 'voice').execute()

describe('saying something', () => {
  test('what a member says is recorded as theirs, from where they stand, and seen by members only unless they choose wider', async () => {
    const carer = world.initiative.standpoints.get('carer') ?? ''
    const answer = await world.as(world.people.carer).post(PATH, { words: '  The last bus goes before the clinic ends. ', standpoint: carer, seenBy: 'members' })
    expect(answer.status).toBe(303)
    expect(await voices()).toEqual([{ words: 'The last bus goes before the clinic ends.', seen_by: 'members', person_id: world.people.carer, standpoint_id: carer, channel: 'site' }])
  })

  test('nothing typed brings the page back with the sentence said twice', async () => {
    const answer = await world.as(world.people.carer).post(PATH, { words: '  ', seenBy: 'members' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('<title>Error: ')
    expect(answer.text.match(/Write what you want to say/g)).toHaveLength(2)
  })

  test('words that are too long come back with the page, so that nothing is lost', async () => {
    const long = 'Bus. '.repeat(500).trim()
    const answer = await world.as(world.people.carer).post(PATH, { words: long, seenBy: 'members' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(long)
  })

  test('a double click records one voice', async () => {
    const before = (await voices()).length
    const form = { command: newId<'command'>(), words: 'Said once.', seenBy: 'members' }
    const [first, second] = await Promise.all([world.as(world.people.carer).post(PATH, form), world.as(world.people.carer).post(PATH, form)])
    expect([first.status, second.status, first.location === second.location]).toEqual([303, 303, true])
    expect(await voices()).toHaveLength(before + 1)
  })

  test('a form from another site is refused and nothing is saved', async () => {
    const before = (await voices()).length
    const body = new URLSearchParams({ words: 'Not mine', seenBy: 'members' })
    const answer = await world.as(world.people.carer).request(PATH, { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' } })
    expect(answer.status).toBe(403)
    expect(await voices()).toHaveLength(before)
  })

  test('people who do not take part are told who can, and people who are not signed in are asked to sign in', async () => {
    expect((await world.as(world.people.stranger).get(PATH)).status).toBe(403)
    expect((await world.as(undefined).get(PATH)).location).toBe(`/sign-in?next=${encodeURIComponent(PATH)}`)
  })

  test('the page asks the database at most eight questions', async () => {
    expect((await world.as(world.people.carer).get(PATH)).queries).toBeLessThanOrEqual(8)
  })
})
