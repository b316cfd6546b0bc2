import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { LETTERS } from '#app/letters.ts'
import { useWorld } from '#app/test-world.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { tables as meetingTables } from '../meeting/tables.ts'
import { issueExample } from '../local-issue/test-issue.ts'
import { insertItem } from '../thread/item.queries.ts'
import { digestTables } from './tables.ts'

const world = useWorld()
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
const asked = (query: ReturnType<typeof sql>) => query.execute(digestTables(world.database))
type Sent = Letter & Readonly<{ to: string; subject: string }>
async function deliver(): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  await deliverDue({ database: world.database, letters: LETTERS, site, log: (what) => { throw new Error(what) }, send: async (letter) => { sent.push(letter) } })
  return sent
}
const host = () => world.as(world.people.host)
const BASE = '/initiatives/evening-buses'

beforeEach(async () => {
  await asked(sql`delete from platform.mail`)
  await asked(sql`delete from people.email`)
  await asked(sql`delete from initiative.mail_choice`)
  for (const who of ['carer', 'service', 'stranger'] as const) await asked(sql`insert into people.email (person_id, address, key, confirmed_at) values (${world.people[who]}, ${`${who}@example.org`}, ${`${who}@example.org`}, now())`)
})

const say = (words: string) => world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy: 'members', recordedAt: world.clock.now },
  { person: world.people.carer, standpoint: undefined, channel: 'site' }))

describe('letters that can’t wait', () => {
  test('whoever was let in learns it at once, with the way there', async () => {
    await asked(sql`insert into initiative.waiting (initiative_id, person_id) values (${world.initiative.id}, ${world.people.stranger})`)
    expect((await host().post(`${BASE}/people/waiting`, { person: world.people.stranger, answer: 'let-in' })).status).toBe(303)
    const [letter, ...others] = await deliver()
    expect([letter?.to, letter?.subject, others]).toEqual(['stranger@example.org', 'You are in', []])
    expect(letter?.text).toContain(`http://localhost:3000${BASE}`)
    expect(letter?.stopAt).toMatch(/\/mail\/stop\/[0-9a-z]{26}$/)
    await asked(sql`delete from initiative.member where person_id = ${world.people.stranger}`)
  })

  test('whoever is asked to look after something learns it at once, with what was written; not once it was taken back', async () => {
    const { rows } = await asked(sql`select id from initiative.member where person_id = ${world.people.carer} and initiative_id = ${world.initiative.id}`)
    const [{ id }] = rows as [{ id: string }]
    const offer = () => host().post(`${BASE}/handing-over`, { to: id, words: 'You know the drivers best.' })
    await offer()
    const [letter, ...others] = await deliver()
    expect([letter?.to, letter?.subject, others]).toEqual(['carer@example.org', 'Will you look after something?', []])
    for (const words of ['Host Example asks whether you will look after “Evening buses”', 'You know the drivers best.', `http://localhost:3000${BASE}/handing-over/answer`]) expect(letter?.text, words).toContain(words)
    await offer()
    await asked(sql`delete from initiative.hand_over_offer`)
    expect(await deliver()).toEqual([])
  })

  test('whoever said something that was hidden learns why, and where to answer; not once they took it back', async () => {
    const item = await say('The driver called Jo was rude.')
    await host().post(`${BASE}/items/${item}/hide`, { reason: 'It names somebody.' })
    const [letter] = await deliver()
    expect([letter?.to, letter?.text.includes('It names somebody.'), letter?.text.includes(`${BASE}/items/${item}/hidden`), letter?.text.includes('driver')]).toEqual(['carer@example.org', true, true, false])
    const other = await say('The driver called Al was rude.')
    await host().post(`${BASE}/items/${other}/hide`, { reason: 'It names Al.' })
    await world.as(world.people.carer).post(`${BASE}/items/${other}/take-back`)
    expect(await deliver()).toEqual([])
  })

  test('whoever raised an issue that was hidden learns why, by letter and on their own page; not once they took it back', async () => {
    const issue = await issueExample(world)
    await host().post(`${BASE}/issues/${issue}/hide`, { reason: 'It names a neighbour.' })
    const [letter] = await deliver()
    expect([letter?.to, letter?.text.includes('It names a neighbour.'), letter?.text.includes(`${BASE}/issues/${issue}`), letter?.text.includes('street light')]).toEqual(['carer@example.org', true, true, false])
    const carer = world.as(world.people.carer)
    expect((await carer.get('/me')).text).toContain('hidden')
    const page = await carer.get('/me/notices')
    expect([page.text.includes('An issue that you raised in “Evening buses” is hidden'), page.text.includes(`${BASE}/issues/${issue}`), page.queries <= 8]).toEqual([true, true, true])
    expect((await world.as(world.people.service).get('/me/notices')).text).not.toContain('issue that you raised')
    const other = await issueExample(world)
    await host().post(`${BASE}/issues/${other}/hide`, { reason: 'It names Al.' })
    await carer.post(`${BASE}/issues/${other}/take-back`)
    expect([await deliver(), (await carer.get('/me/notices')).text.includes(other)]).toEqual([[], false])
  })

  test('a meeting that is called off: everybody who takes part and wants letters, with the reason', async () => {
    const meeting = '6a2b1f6e-6a55-4f0e-9df0-1c6f6f1f2a01'
    await sql`insert into initiative.meeting (id, initiative_id, title, begins_at, ends_at, ways, access, where_open) values
      (${meeting}, ${world.initiative.id}, 'First meeting', ${new Date('2026-12-03T18:00:00Z')}, ${new Date('2026-12-03T20:00:00Z')}, '{room}', '{}', false)`.execute(meetingTables(world.database))
    await world.as(world.people.service).post('/me/mail', { choice: 'never' })
    expect((await host().post(`${BASE}/meetings/${meeting}/cancel`, { reason: 'The hall has no heating.' })).status).toBe(303)
    const letters = await deliver()
    expect(letters.map((one) => one.to)).toEqual(['carer@example.org'])
    expect(letters[0]?.text).toContain('“First meeting” of “Evening buses” on Thursday 3 December 2026, 6 pm')
    expect(letters[0]?.text).toContain('The hall has no heating.')
  })

  test('an answer to a report is only announced: others may read somebody’s e-mail', async () => {
    const { rows } = await asked(sql`insert into initiative.report (id, initiative_id, words, reported_by, read_by) values (gen_random_uuid(), ${world.initiative.id}, 'Somebody shouts at me.', ${world.people.carer}, 'hosts') returning id`)
    const [{ id }] = rows as [{ id: string }]
    expect((await host().post(`${BASE}/reports/${id}`, { answer: 'We spoke with them.' })).status).toBe(303)
    const [letter] = await deliver()
    expect([letter?.to, letter?.subject]).toEqual(['carer@example.org', 'What you told us was answered'])
    expect(letter?.text).not.toMatch(/shouts|spoke/)
    expect(letter?.text).toContain('/me/notices')
  })

  test('who was removed learns the reason', async () => {
    const { rows } = await asked(sql`select id from initiative.member where person_id = ${world.people.carer} and initiative_id = ${world.initiative.id}`)
    const [{ id }] = rows as [{ id: string }]
    expect((await host().post(`${BASE}/people/${id}/remove`, { reason: 'They asked us to.' })).status).toBe(303)
    const [letter] = await deliver()
    expect([letter?.to, letter?.text.includes('They asked us to.')]).toEqual(['carer@example.org', true])
  })
})
