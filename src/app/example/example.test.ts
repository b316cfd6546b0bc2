import { describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { useWorld } from '../test-world.ts'
import { loadExampleWorld } from './index.ts'

const world = useWorld()
const BASE = '/initiatives/evening-clinics'

const countPeople = async () => (await sql<{ n: number }>`select count(*) as n from people.person`.execute(world.database.tables<Record<string, never>>())).rows[0]?.n

describe('the worked example', () => {
  test('is one initiative whose parts everybody can read, each page labelled as an example', async () => {
    await loadExampleWorld(world.database, world.clock.now)
    for (const part of ['', '/people', '/questions', '/meetings', '/heard', '/needs', '/issues', '/trying', '/agreed', '/happened', '/costs', '/thread', '/case-study', '/journal', '/working-agreement', '/balance', '/how-shared', '/plan', '/steps', '/ways', '/learning', '/aims']) {
      const page = await world.as(undefined).get(BASE + part)
      expect(page.status, part).toBe(200)
      expect(page.text, part).toContain('This is a worked example')
    }
  })

  test('shows each way in which a strand can go on or end: answered yes, partly and no; a reply that is still open; set aside; not picked up; taken back', async () => {
    const { text } = await world.as(undefined).get(`${BASE}/thread`)
    for (const words of ['A taxi alone costs too much', 'share a taxi by street', 'Nobody may be in the building alone', 'Set aside', 'obody has picked this up', 'aken back', 'leaves by street']) {
      expect(text, words).toContain(words)
    }
  })

  test('tells two loops of trying: what did not work and what was learned stand beside what worked, and how it was for people as a spread', async () => {
    const { text } = await world.as(undefined).get(`${BASE}/trying`)
    for (const words of ['A list at the desk', 'It did not work', 'A card for each person', 'It worked', 'obody has tried it yet']) expect(text, words).toContain(words)
    const test = /href="([^"]*\/tests\/[^"]*)"[^>]*>Do people fill in a card/.exec(text)?.[1] ?? ''
    const told = (await world.as(undefined).get(test)).text
    expect(told).toContain('How safe did you feel on the way home?')
    // Every answer counts where it was given: of those that are shown, two say four and two say five.
    expect([...told.matchAll(/spread__people">(\d+)</g)].map((match) => Number(match[1])).slice(0, 5)).toEqual([0, 0, 1, 2, 2])
  })

  test('is told as a case study in which every sentence rests on something or is marked as the writers’ own, and no figure stands without how it was found', async () => {
    const { text } = await world.as(undefined).get(`${BASE}/case-study`)
    for (const words of ['I once waited fifty minutes in the dark', 'A list that lies open tells everybody', 'writers’ own words', 'Shared rides went from 11', 'There were two more clinics']) {
      expect(text, words).toContain(words)
    }
    expect(text).not.toMatch(/Isla|Morag|Callum/)
  })

  test('has a working agreement that most of the group agree to; outside nobody of them is named', async () => {
    const { text } = await world.as(undefined).get(`${BASE}/working-agreement`)
    expect(text).toContain('Travel is paid on the evening itself')
    expect(text).toMatch(/5 to 9 agree, of 5 to 9 who take part/)
    expect(text).not.toMatch(/Isla|Morag/)
  })

  test('tells how the work went: a plan that took longer, something for each of the five steps, each of the four ways, and what was learned from what did not work', async () => {
    const read = async (end: string) => (await world.as(undefined).get(BASE + end)).text
    for (const [end, ...all] of [
      ['/plan', 'Try out how people say who shares a taxi', 'the shared taxi could begin at once'], ['/steps', 'a driver with an empty minibus', 'It uses them too now'], ['/learning', 'what something gives away about people'],
    ] as const) for (const words of all) expect(await read(end), words).toContain(words)
    expect(await read('/steps')).not.toContain('Nothing is written down for this yet')
    expect(await read('/ways')).not.toContain('Nothing yet')
    for (const tag of ['Decided together', 'Designed together', 'Done together', 'Assessed together']) expect(await read('/thread'), tag).toContain(tag)
  })

  test('has people whom nobody can be: no code, address, passkey or session is kept for them', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from people.example_person e where exists (select 1 from people.session s where s.person_id = e.person_id)
        or exists (select 1 from people.recovery_code r where r.person_id = e.person_id)`.execute(world.database.tables<Record<string, never>>())
    expect(rows[0]?.n).toBe(0)
  })

  test('goes in one step, with its people and its partners, and leaves nothing behind', async () => {
    const before = await countPeople()
    expect((await world.as(world.people.administrator).post(`${BASE}/remove-example`, { sure: 'yes' })).status).toBe(303)
    expect((await world.as(undefined).get(BASE)).status).toBe(404)
    expect(await countPeople()).toBe((before ?? 0) - 8)
    const { rows } = await sql<{ n: number }>`select count(*) as n from network.organisation where name like 'Example%'`.execute(world.database.tables<Record<string, never>>())
    expect(rows[0]?.n).toBe(0)
  })
})
