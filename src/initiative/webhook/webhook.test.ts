import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LETTERS } from '#app/letters.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { aMeeting } from '../meeting/test-meetings.ts'
import { askExample } from '../question/test-question.ts'
import { type PersonId, tables } from '../tables.ts'
import { dayFields } from '../test-fields.ts'
import { beginStep } from '../theme/step.queries.ts'
import { markUndone } from '../theme/undo.queries.ts'
import { insertItem } from '../thread/item.queries.ts'
import { deliverWebhooks, payloadOf } from './deliver.ts'
import { afterTry, isOver } from './patience.rules.ts'
import { type WebhookId, webhookTables } from './tables.ts'
import { findWebhook, insertWebhook, listWebhookDeliveries, renewSecret } from './webhook.queries.ts'
import { secretOf, signedHeaders } from './signing.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const SITE = { name: 'Thegither', publicUrl: new URL('https://together.example.org'), secret: 'a secret of the tests, worth nothing' }

type Told = Readonly<{ headers: Readonly<Record<string, unknown>>; body: string }>
const told: Told[] = []
let answer = 204
let address = ''
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => { body += part.toString() })
  request.on('end', () => {
    told.push({ headers: request.headers, body })
    response.writeHead(answer).end()
  })
})

beforeAll(async () => {
  await world.database.tables<{ 'people.email': { person_id: string; address: string; key: string }; 'people.reply_way': { person_id: string; way: string; detail: string | null } }>()
    .insertInto('people.email').values({ person_id: world.people.host, address: 'host@example.org', key: 'host@example.org' }).execute()
  await world.database.tables<{ 'people.reply_way': { person_id: string; way: string; detail: string | null } }>().insertInto('people.reply_way').values({ person_id: world.people.host, way: 'email', detail: null }).execute()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const at = server.address()
  address = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}/told` : ''
})
afterAll(async () => new Promise((resolve) => { server.close(resolve) }))
beforeEach(async () => {
  told.length = 0
  answer = 204
  await webhookTables(world.database).deleteFrom('initiative.webhook').execute()
})

const add = (to = address): Promise<WebhookId> => world.database.transaction((trx) => insertWebhook(trx, world.initiative.id, to, world.people.host, world.clock.now))
const deliver = (reachesPrivate = true) => deliverWebhooks({ database: world.database, site: { ...SITE, reachesPrivate } }, () => world.clock.now)
const say = () => world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'For members only', seenBy: 'members' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))
const logOf = (id: WebhookId) => listWebhookDeliveries(world.database, id, undefined, 100)
const dueNow = () => webhookTables(world.database).updateTable('initiative.webhook_delivery').set({ due_at: new Date(0) }).execute()

describe('another program', () => {
  test('is told what happens by ids and addresses, and by no word or name', async () => {
    await add()
    const item = await say()
    await world.as(world.people.host).post(`${BASE}/items/${item}/hide`, { reason: 'It names somebody.' })
    await world.as(world.people.carer).post(`${BASE}/items/${item}/take-back`)
    const agreement = await agreeExample(world)
    const replied = await world.as(world.people.host).post(`${BASE}/agreements/${agreement}/reply`, { youSaid: 'The last bus goes too early.', kind: 'did', words: 'It waits now.' })
    expect(replied.status).toBe(303)
    await deliver()
    const bodies = told.map(({ body }) => JSON.parse(body))
    expect(bodies.map(({ event, aboutId }) => [event, aboutId])).toEqual(expect.arrayContaining([['recorded', item], ['hidden', item], ['taken-back', item], ['recorded', agreement], ['replied', agreement]]))
    expect(bodies.find(({ event, aboutId }) => event === 'recorded' && aboutId === item)).toEqual({
      id: expect.any(String), event: 'recorded', at: expect.any(String), initiative: 'evening-buses', about: 'item', aboutId: item,
      page: `https://together.example.org${BASE}/items/${item}`, data: `https://together.example.org${BASE}/items/${item}.json`,
    })
    for (const { body } of told) expect(body).not.toMatch(/members only|names somebody|Example/)
  })

  test('is told of questions, meetings, answers, regrouping and the end, each by what it is about', async () => {
    await add()
    const [host, carer] = [world.as(world.people.host), world.as(world.people.carer)]
    const decision = await agreeExample(world)
    const question = await askExample(world)
    await askExample(world, { draft: true, words: 'Asked of nobody yet' })
    const voice = await say()
    const meeting = await aMeeting(world)
    const eventsAbout = async () => {
      await deliver()
      return told.splice(0).map(({ body }) => JSON.parse(body)).map(({ event, about, aboutId }) => [event, about, aboutId].filter((one) => one !== undefined).join(' '))
    }
    expect((await eventsAbout()).toSorted()).toEqual([`asked question ${question}`, `meeting-called meeting ${meeting}`, `recorded item ${decision}`, `recorded item ${voice}`].toSorted())
    await carer.post(`${BASE}/voices/new`, { words: 'By bus', seenBy: 'members', question })
    expect(await eventsAbout()).toContain(`answered question ${question}`)
    await world.database.transaction(async (trx) => markUndone(trx, (await beginStep(trx, 'grouped', { initiative: world.initiative.id, person: world.people.carer, at: world.clock.now })).id, world.clock.now))
    expect(await eventsAbout()).toEqual(['regrouped', 'regrouped'])
    expect((await host.post(`${BASE}/agreements/${decision}/answer`, { body: 'The bus company', said: 'no', why: 'No driver.', answeredBy: 'The manager', ...dayFields('answeredOn', '2026-11-24'), version: '0' })).status).toBe(303)
    expect(await eventsAbout()).toEqual([`power-answered item ${decision}`])
    expect((await host.post(`${BASE}/meetings/${meeting}/cancel`, { reason: 'Snow' })).status).toBe(303)
    expect(await eventsAbout()).toEqual([`meeting-off meeting ${meeting}`])
    expect((await carer.post(`${BASE}/questions/${question}/ending`, { kind: 'set-aside', reason: 'Not now' })).status).toBe(303)
    expect((await carer.post(`${BASE}/questions/${question}/reopen`)).status).toBe(303)
    expect((await carer.post(`${BASE}/items/${decision}/ending`, { kind: 'set-aside', reason: 'Not now' })).status).toBe(303)
    expect((await eventsAbout()).toSorted()).toEqual([`ended item ${decision}`, `ended question ${question}`, `reopened question ${question}`].toSorted())
    expect((await host.post(`${BASE}/close`, { kind: 'stopped', words: 'It is done.', dropped: 'There is no money.' })).status).toBe(303)
    expect(await eventsAbout()).toEqual(['closed'])
    expect((await host.post(`${BASE}/reopen`, { reason: 'There is money.' })).status).toBe(303)
    expect(await eventsAbout()).toEqual(['opened-again'])
  })

  test('can check that it was us, and when', async () => {
    const id = await add()
    await say()
    await deliver()
    const [{ headers, body } = { headers: {}, body: '' }] = told
    const webhook = await findWebhook(world.database, world.initiative.id, id)
    const key = Buffer.from(secretOf(SITE.secret, id, webhook?.nonce ?? '').slice('whsec_'.length), 'base64')
    const signature = createHmac('sha256', key).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    expect(headers['webhook-timestamp']).toBe(String(world.clock.now.getTime() / 1000))
  })

  test('knows us by the example of the specification', () => {
    const letter = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' }
    expect(signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', letter)['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  test('is told of nothing that was rolled back, and of nothing elsewhere', async () => {
    const id = await add()
    await world.database.transaction(async (trx) => {
      await insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: 'Never said', seenBy: 'members' }, { person: world.people.carer, standpoint: undefined, channel: 'site' })
      throw new Error('the power was cut')
    }).catch(() => undefined)
    expect(await logOf(id)).toEqual([])
  })

  test('that does not take it is tried again later, and told once', async () => {
    const id = await add()
    answer = 503
    await say()
    await deliver()
    await deliver()
    expect(await logOf(id)).toMatchObject([{ state: 'waiting', status: 503, tries: 1 }])
    answer = 200
    await dueNow()
    await deliver()
    await deliver()
    expect(await logOf(id)).toMatchObject([{ state: 'told', status: 200, tries: 2 }])
    expect(told).toHaveLength(2)
    expect(new Set(told.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('two processes at once tell it once', async () => {
    await add()
    for (let count = 0; count < 5; count++) await say()
    await Promise.all([deliver(), deliver()])
    expect(told).toHaveLength(5)
  })

  test('that nobody reaches for long is let be, a host who reads e-mail is written to once, and starts it again', async () => {
    const id = await add()
    answer = 500
    await webhookTables(world.database).updateTable('initiative.webhook').set({ failures: 18 }).execute()
    for (let count = 0; count < 4; count++) await say()
    await deliver()
    expect((await findWebhook(world.database, world.initiative.id, id))?.stoppedAt).toBeDefined()
    const letters = await world.database.tables<{ 'platform.mail': { kind: string; recipient: string; ids: Record<string, string> } }>().selectFrom('platform.mail').selectAll().where('kind', '=', 'webhook-stopped').execute()
    expect(letters.map(({ recipient }) => recipient)).toEqual(['host@example.org'])
    const text = await world.database.transaction(async (trx) => LETTERS['webhook-stopped']?.text(trx, { to: 'host@example.org', person: world.people.host, ids: { webhook: id } }, SITE))
    expect(text).toContain(`https://together.example.org${BASE}/webhooks/${id}`)
    const before = told.length
    await say()
    await dueNow()
    await deliver()
    expect(told).toHaveLength(before)
    answer = 200
    await world.as(world.people.host).post(`${BASE}/webhooks/${id}/start`)
    await deliver()
    expect(told.length).toBeGreaterThan(before)
  })

  test('inside a private network is never called, whatever was typed or stored', async () => {
    const id = await add()
    await say()
    await deliver(false)
    expect(told).toEqual([])
    expect(await logOf(id)).toMatchObject([{ fault: 'address-private' }])
  })
})

describe('a program of somebody who no longer looks after the initiative', () => {
  const hostOf = async (person: PersonId) => tables(world.database).selectFrom('initiative.member').select('id').where('initiative_id', '=', world.initiative.id).where('person_id', '=', person).executeTakeFirstOrThrow()

  test('is told nothing more, not even what waited, until another host takes it over', async () => {
    const planner = await hostOf(world.people.planner)
    await tables(world.database).insertInto('initiative.host').values({ member_id: planner.id }).execute()
    const id = await world.database.transaction((trx) => insertWebhook(trx, world.initiative.id, address, world.people.planner, world.clock.now))
    await say()
    await tables(world.database).deleteFrom('initiative.host').where('member_id', '=', planner.id).execute()
    await say()
    await deliver()
    await deliver()
    expect(told).toEqual([])
    const host = world.as(world.people.host)
    const letters = await world.database.tables<{ 'platform.mail': { kind: string; ids: Record<string, string> } }>().selectFrom('platform.mail').select('ids').where('kind', '=', 'webhook-stopped').execute()
    expect(letters.filter(({ ids }) => ids['webhook'] === id)).toHaveLength(1)
    const letter = await world.database.transaction(async (trx) => LETTERS['webhook-stopped']?.text(trx, { to: 'host@example.org', person: world.people.host, ids: { webhook: id } }, SITE))
    expect(letter).toContain('no longer looks after the initiative')
    expect((await host.get(`${BASE}/webhooks`)).text).toContain('Stopped')
    expect((await host.get(`${BASE}/webhooks/${id}`)).text).toContain('no longer looks after the initiative')
    await host.post(`${BASE}/webhooks/${id}/start`)
    await deliver()
    // What waited when they went is told; what happened without a host is not.
    expect(told).toHaveLength(1)
    await say()
    await deliver()
    expect(told).toHaveLength(2)
  })

  test('that was erased is told nothing more', async () => {
    const id = await add()
    await webhookTables(world.database).updateTable('initiative.webhook').set({ made_by: null }).where('id', '=', id).execute()
    await say()
    await deliver()
    expect([told, await logOf(id)]).toEqual([[], []])
  })
})

test('what is sent leads to the page and to the data of what it is about', () => {
  const sent = (about: 'question' | 'meeting' | 'nothing', aboutId: string | null) => payloadOf(SITE, { id: newId<'webhook-delivery'>(), event: 'changed', slug: 'evening-buses', about, aboutId, at: world.clock.now })
  for (const about of ['question', 'meeting'] as const) expect(sent(about, 'some-id')).toMatchObject({ page: `https://together.example.org${BASE}/${about}s/some-id`, data: `https://together.example.org${BASE}/${about}s/some-id.json` })
  expect(sent('nothing', null)).toMatchObject({ page: `https://together.example.org${BASE}`, data: `https://together.example.org${BASE}/thread.json` })
})

describe('a host', () => {
  const host = () => world.as(world.people.host)
  test('adds a program, copies its secret within ten minutes, and never sees it again', async () => {
    const added = await host().post(`${BASE}/webhooks`, { address: 'https://hooks.example.org/told' })
    const page = added.location ?? ''
    const secret = /whsec_[A-Za-z0-9+/]+=*/.exec((await host().get(page)).text)?.[0] ?? ''
    expect(secret).not.toBe('')
    expect(JSON.stringify(await webhookTables(world.database).selectFrom('initiative.webhook').selectAll().execute())).not.toContain(secret.slice(6))
    const began = world.clock.now
    world.clock.now = new Date(began.getTime() + 11 * 60_000)
    expect((await host().get(page)).text).not.toContain('whsec_')
    await host().post(`${page}/secret`)
    const renewed = /whsec_[A-Za-z0-9+/]+=*/.exec((await host().get(page)).text)?.[0]
    expect(renewed).not.toBe(secret)
    world.clock.now = began
  })

  test.each([['', 'Type the address at which'], ['http://hooks.example.org/', 'begins with https'], ['https://10.0.0.1/', 'reached from outside'], ['javascript:alert(1)', 'whole address'], [`https://example.org/${'x'.repeat(600)}`, 'at most 500']])(
    'is told what to put right where the address is %s', async (typed, sentence) => {
      const answered = await host().post(`${BASE}/webhooks`, { address: typed })
      expect(answered.status).toBe(422)
      expect(answered.text).toContain(sentence)
    })

  test('reads how it went, has it told again, and removes it with its log; each page with few queries', async () => {
    const id = await add()
    await say()
    await deliver(false)
    const [one] = await logOf(id)
    const page = await host().get(`${BASE}/webhooks/${id}`)
    expect(page.text).toContain('Its name leads into a private network. We try again.')
    expect([page.queries, (await host().get(`${BASE}/webhooks`)).queries].every((queries) => queries <= 8)).toBe(true)
    await host().post(`${BASE}/webhooks/${id}/deliveries/${one?.id ?? ''}/retry`)
    await deliver()
    expect((await host().get(`${BASE}/webhooks/${id}`)).text).toContain('It was told, and answered 204.')
    await host().post(`${BASE}/webhooks/${id}/test`)
    await deliver()
    expect(JSON.parse(told.at(-1)?.body ?? '')).toMatchObject({ event: 'test', initiative: 'evening-buses' })
    await host().post(`${BASE}/webhooks/${id}/remove`)
    expect(await webhookTables(world.database).selectFrom('initiative.webhook_delivery').select('id').execute()).toEqual([])
  })

  test('looks after ten at most, and after none of another initiative', async () => {
    for (let count = 0; count < 10; count++) await add()
    expect((await host().post(`${BASE}/webhooks`, { address: 'https://hooks.example.org/' })).text).toContain('Ten programs are told already')
    expect((await host().get(`${BASE}/webhooks/${newId()}`)).status).toBe(404)
  })
})

test('a secret is another one for each webhook and after each renewal', async () => {
  const [one, other] = [await add(), await add()]
  const nonce = async () => (await findWebhook(world.database, world.initiative.id, one))?.nonce ?? ''
  const before = secretOf('site', one, await nonce())
  expect(secretOf('site', other, await nonce())).not.toBe(before)
  await world.database.transaction((trx) => renewSecret(trx, one, world.clock.now))
  expect(secretOf('site', one, await nonce())).not.toBe(before)
})

test('patience lasts about a day, ends at «gone», and with twenty failures in a row', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((tries) => afterTry({ status: 500 }, tries).kind)).toEqual(['again', 'again', 'again', 'again', 'again', 'again', 'given-up'])
  expect([afterTry({ status: 302 }, 1).kind, afterTry({}, 1).kind, afterTry({ status: 410 }, 1).kind, afterTry({ status: 204 }, 7).kind]).toEqual(['again', 'again', 'given-up', 'told'])
  expect([isOver(19, { status: 500 }), isOver(20, {}), isOver(1, { status: 410 })]).toEqual([false, true, true])
})
