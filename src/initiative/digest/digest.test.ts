import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { LETTERS } from '#app/letters.ts'
import { useWorld } from '#app/test-world.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import type { Letter } from '#platform/mail/letter.ts'
import { askExample } from '../question/test-question.ts'
import { askAbout, sayTo } from '../quoting/test-quoting.ts'
import { insertItem } from '../thread/item.queries.ts'
import { tables } from '../tables.ts'
import { setChoice } from './choice.queries.ts'
import { queueDigests } from './queue-digests.ts'
import type { MailChoice } from './tables.ts'

const world = useWorld()
const site = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping', lettersTo: 'reply@together.example.org' }
const asked = (query: ReturnType<typeof sql>) => query.execute(tables(world.database))

type Sent = Letter & Readonly<{ to: string; subject: string }>
async function deliver(): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  await deliverDue({ database: world.database, letters: LETTERS, site, log: (what, facts) => { throw new Error(`${what} ${JSON.stringify(facts)}`) }, send: async (letter) => { sent.push(letter) } })
  return sent
}
/** What is due at a moment, as it reaches people. */
async function dueAt(moment: string): Promise<readonly Sent[]> {
  world.clock.now = new Date(moment)
  await queueDigests(world.database, world.clock.now)
  return deliver()
}
const choose = (choice: MailChoice, person = world.people.carer) => world.database.transaction((trx) => setChoice(trx, person, null, choice))
const agree = (words: string, seenBy: 'members' | 'public' = 'public') => world.database.transaction((trx) => insertItem(trx,
  { initiative: world.initiative.id, kind: 'decision', words, seenBy, recordedAt: world.clock.now }, { person: undefined, standpoint: undefined, channel: 'site' }))

beforeEach(async () => {
  world.clock.now = new Date('2026-11-24T18:30:00Z')
  await asked(sql`delete from platform.mail`)
  await asked(sql`delete from people.email`)
  await asked(sql`delete from initiative.mail_choice`)
  await asked(sql`delete from initiative.question`)
  await asked(sql`delete from initiative.thread_item`)
  await asked(sql`insert into people.email (person_id, address, key, confirmed_at) values (${world.people.carer}, 'carer@example.org', 'carer@example.org', now())`)
  await asked(sql`insert into initiative.mail_told (person_id, initiative_id, until) select m.person_id, m.initiative_id, ${world.clock.now} from initiative.member m
    on conflict (person_id, initiative_id) do update set until = excluded.until`)
})

/** A minute later than it began: what happens then is news. */
const aMinuteLater = () => { world.clock.now = new Date(world.clock.now.getTime() + 60_000) }

describe('letters about what happened', () => {
  test('come on Monday at seven unless somebody chose otherwise, once, with the words and a page for each', async () => {
    aMinuteLater()
    await agree('The last bus leaves at half past nine.')
    expect(await dueAt('2026-11-29T23:00:00Z')).toEqual([])
    expect(await dueAt('2026-11-30T06:59:00Z')).toEqual([])
    const [letter, ...others] = await dueAt('2026-11-30T07:05:00Z')
    expect(others).toEqual([])
    expect(letter).toMatchObject({ to: 'carer@example.org', subject: 'News of what you take part in' })
    expect(letter?.text).toContain('“The last bus leaves at half past nine.”')
    expect(letter?.text).toMatch(/http:\/\/localhost:3000\/initiatives\/evening-buses\/agreements\/[0-9a-f-]{36}/)
    expect(letter?.html).toContain('<h2>What was agreed</h2>')
    expect(await dueAt('2026-11-30T07:10:00Z')).toEqual([])
  })

  test('come each morning to who chose that, in the time of the initiative', async () => {
    await choose('daily')
    aMinuteLater()
    await agree('Buses are tried for a month.')
    expect(await dueAt('2026-11-25T06:58:00Z')).toEqual([])
    expect(await dueAt('2026-11-25T07:01:00Z')).toHaveLength(1)
  })

  test('come within minutes to who chose that, and not before anything happened', async () => {
    await choose('now')
    expect(await dueAt('2026-11-24T18:40:00Z')).toEqual([])
    await agree('Buses are tried for a month.')
    expect(await dueAt('2026-11-24T18:45:00Z')).toHaveLength(1)
    expect(await dueAt('2026-11-24T18:50:00Z')).toEqual([])
  })

  test('ask whoever said something whether it may be quoted, and nobody else; not once they answered', async () => {
    aMinuteLater()
    const request = await askAbout(world, await sayTo(world, 'I am afraid there.'))
    const letters = await dueAt('2026-11-30T07:05:00Z')
    expect(letters.map((one) => one.to)).toEqual(['carer@example.org'])
    for (const words of ['asks whether its case study may quote this', 'I am afraid there.', `http://localhost:3000/me/quotes/${request}`]) expect(letters[0]?.text).toContain(words)
    const other = await askAbout(world, await sayTo(world, 'I wait alone.'))
    await world.as(world.people.carer).post(`/me/quotes/${other}`, { said: 'no' })
    expect(await dueAt('2026-12-07T07:05:00Z')).toEqual([])
  })

  test('are never empty, and never come to who wants none', async () => {
    expect(await dueAt('2026-11-30T07:05:00Z')).toEqual([])
    await agree('Buses are tried for a month.')
    await choose('never')
    expect(await dueAt('2026-12-07T07:05:00Z')).toEqual([])
  })

  test('are written when they are sent: what was hidden, taken back or left meanwhile is not in them', async () => {
    aMinuteLater()
    const hidden = await agree('A sentence that a host hides.')
    world.clock.now = new Date('2026-11-30T07:05:00Z')
    await queueDigests(world.database, world.clock.now)
    await asked(sql`insert into initiative.hiding (item_id, reason) values (${hidden}, 'It names somebody')`)
    expect(await deliver()).toEqual([])
    await agree('Another.')
    world.clock.now = new Date('2026-12-07T07:05:00Z')
    await queueDigests(world.database, world.clock.now)
    await choose('never')
    expect(await deliver()).toEqual([])
  })

  test('are not sent to an address that letters come back from', async () => {
    aMinuteLater()
    await agree('Buses are tried for a month.')
    await asked(sql`update people.email set refused_at = now()`)
    expect(await dueAt('2026-11-30T07:05:00Z')).toEqual([])
  })

  test('have words that somebody typed as text, whatever is in them', async () => {
    aMinuteLater()
    await agree('<img src=x onerror=alert(1)> & "so"')
    const [letter] = await dueAt('2026-11-30T07:05:00Z')
    expect(letter?.html).not.toContain('<img')
    expect(letter?.html).toContain('&lt;img src=x')
    expect(letter?.html).not.toMatch(/<(?:img|script|link|style|iframe)/i)
  })
})

describe('stopping letters', () => {
  const stopIn = (letter: Sent | undefined) => new URL(letter?.stopAt ?? '').pathname

  test('by one press in a mail program, without cookies or a page of ours', async () => {
    aMinuteLater()
    await agree('Buses are tried for a month.')
    const [letter] = await dueAt('2026-11-30T07:05:00Z')
    expect(letter?.text).toContain(stopIn(letter))
    const init = { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '26' } }
    expect((await world.as(undefined).request(stopIn(letter), init)).status).toBe(200)
    await agree('More of it.')
    expect(await dueAt('2026-12-07T07:05:00Z')).toEqual([])
    expect((await world.as(undefined).request('/mail/stop/00000000000000000000000000', init)).status).toBe(404)
  })

  test('opening the link changes nothing; the button on its page stops them, for this initiative', async () => {
    aMinuteLater()
    await agree('Buses are tried for a month.')
    const [letter] = await dueAt('2026-11-30T07:05:00Z')
    const page = await world.as(undefined).get(stopIn(letter))
    expect([page.status, page.text.includes('Stop these letters')]).toEqual([200, true])
    await agree('More of it.')
    const [second] = await dueAt('2026-12-07T07:05:00Z')
    expect((await world.as(undefined).post(stopIn(second))).location).toBe(`${stopIn(second)}/done`)
    await agree('Yet more of it.')
    expect(await dueAt('2026-12-14T07:05:00Z')).toEqual([])
    expect((await world.as(world.people.carer).get('/initiatives/evening-buses/mail')).text).toMatch(/value="never"[^>]*checked|checked[^>]*value="never"/)
  })

  test('the token is kept as a hash and says nothing of whose it is', async () => {
    aMinuteLater()
    await agree('Buses are tried for a month.')
    const [letter] = await dueAt('2026-11-30T07:05:00Z')
    const token = stopIn(letter).split('/').at(-1) ?? ''
    const { rows } = await asked(sql`select t::text as row from initiative.mail_token t union all select m::text from platform.mail m`)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(token).toMatch(/^[0-9a-z]{26}$/)
  })
})

describe('choosing how often', () => {
  test('for all, and otherwise for one; the pages ask the database at most eight questions', async () => {
    const carer = world.as(world.people.carer)
    expect((await carer.post('/me/mail', { choice: 'daily' })).status).toBe(303)
    expect((await carer.post('/initiatives/evening-buses/mail', { choice: 'now' })).location).toBe('/me/mail')
    const page = await carer.get('/me/mail')
    expect(page.text).toContain(': As it happens</a>')
    expect(page.queries).toBeLessThanOrEqual(8)
    expect((await carer.post('/initiatives/evening-buses/mail', { choice: 'as-all' })).status).toBe(303)
    expect((await carer.get('/me/mail')).text).toContain(': As for all the others</a>')
    expect((await carer.post('/me/mail', { choice: 'hourly' })).status).toBe(422)
  })

  test('my page leads there', async () => {
    const page = await world.as(world.people.carer).get('/me')
    expect(page.text).toContain('href="/me/mail"')
  })
})

describe('a question', () => {
  test('can be answered by replying: the letter’s answer address holds a token for this person and question', async () => {
    aMinuteLater()
    await askExample(world)
    const [letter] = await dueAt('2026-11-30T07:05:00Z')
    expect(letter?.answerTo).toMatch(/^reply\+q[0-9a-z]{26}@together\.example\.org$/)
    expect(letter?.text).toContain('“How do you get home after the evening clinic?”')
    expect(letter?.text).toContain(`Answer by e-mail: ${letter?.answerTo ?? '-'}`)
    expect(letter?.html).toContain(`href="mailto:${letter?.answerTo ?? '-'}"`)
  })
})

describe('the end of an initiative', () => {
  const host = () => world.as(world.people.host)
  const BASE = '/initiatives/evening-buses'
  const end = () => host().post(`${BASE}/close`, { kind: 'carried-on', carriedOnBy: 'The bus users’ group', words: 'The taxis run, the rest waits for money.', thanks: 'Thank you all.' })
  beforeEach(async () => { await asked(sql`delete from initiative.closing`); await asked(sql`delete from initiative.opened_again`) })

  test('is told with what was written and the way there: within minutes, or on Monday, as each chose; never to who wants no letters', async () => {
    const { carer, service, planner } = world.people
    for (const who of ['service', 'planner'] as const) await asked(sql`insert into people.email (person_id, address, key, confirmed_at) values (${world.people[who]}, ${`${who}@example.org`}, ${`${who}@example.org`}, now())`)
    await choose('now', carer)
    await choose('weekly', service)
    await choose('never', planner)
    aMinuteLater()
    expect((await end()).status).toBe(303)
    const [letter, ...others] = await dueAt('2026-11-24T18:40:00Z')
    expect([letter?.to, others]).toEqual(['carer@example.org', []])
    for (const words of ['It has ended. It is carried on by others: The bus users’ group.', 'The taxis run, the rest waits for money.', 'Thank you all.', `http://localhost:3000${BASE}/ended`]) expect(letter?.text, words).toContain(words)
    expect((await dueAt('2026-11-30T07:05:00Z')).map(({ to }) => to)).toEqual(['service@example.org'])
  })

  test('and that it is open again, with the reason, and no more of its end', async () => {
    await choose('daily')
    aMinuteLater()
    await end()
    aMinuteLater()
    expect((await host().post(`${BASE}/reopen`, { reason: 'There is money after all.' })).status).toBe(303)
    const [letter, ...others] = await dueAt('2026-11-25T07:05:00Z')
    expect(others).toEqual([])
    expect(letter?.text).toContain('It is open again. Why: There is money after all.')
    expect(letter?.text).not.toContain('The taxis run')
  })
})
