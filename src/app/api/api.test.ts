import { beforeAll, describe, expect, test } from 'vitest'
import { agreeExample } from '#initiative/agreement/test-agreement.ts'
import { askExample } from '#initiative/question/test-question.ts'
import { aMeeting } from '#initiative/meeting/test-meetings.ts'
import { replyExample } from '#initiative/reply/test-reply.ts'
import { happenedTables } from '#initiative/happened/tables.ts'
import { insertItem, linkItems } from '#initiative/thread/item.queries.ts'
import { recordSchema } from '#initiative/export/record.ts'
import { settleOneOfEach } from '#library/api/test-entries.ts'
import { ROUTES } from '../routes.ts'
import { useWorld } from '../test-world.ts'
import { sentenceOf } from './api.view.tsx'
import { operationsOf, templateOf } from './operations.rules.ts'

const world = useWorld()
const operations = operationsOf(ROUTES)
const reading = operations.filter(({ method }) => method === 'get')
const DATA = /\.(json|ndjson|csv|atom)$/
let example: Readonly<Record<string, string>>

beforeAll(async () => {
  const decision = await agreeExample(world)
  await replyExample(world, decision)
  const question = await askExample(world)
  const meeting = await aMeeting(world)
  await world.database.transaction(async (trx) => {
    const by = { person: world.people.carer, standpoint: undefined, channel: 'site' } as const
    const change = await insertItem(trx, { initiative: world.initiative.id, kind: 'change', words: 'A bus leaves at ten', seenBy: 'public' }, by)
    await happenedTables(trx).insertInto('initiative.change').values({ item_id: change, since: '2026-11-20' }).execute()
    await linkItems(trx, world.initiative.id, change, [decision])
  })
  example = { slug: world.initiative.slug, item: decision, question, meeting, entry: await settleOneOfEach(world) }
})

const addressOf = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => example[name] ?? '')

describe('the description of what programs can ask for', () => {
  test('leaves out no address that gives data, but for what somebody gets for themselves alone', () => {
    const undescribed = ROUTES.filter(({ path, data }) => data === undefined && DATA.test(templateOf(path)) && !path.startsWith('/me/')).map(({ path }) => path)
    expect(undescribed).toEqual([])
    expect(operations.length).toBeGreaterThan(8)
    expect(new Set(operations.map(({ facts }) => facts.operation)).size).toBe(operations.length)
  })

  test.each(reading.map((operation) => [operation.path, operation] as const))('%s answers what it is described to answer, to visitors, strangers and members', async (_, { path, facts }) => {
    for (const who of [undefined, 'stranger', 'carer'] as const) {
      const answer = await world.as(who === undefined ? undefined : world.people[who]).get(addressOf(path))
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, facts.type])
      if (facts.answer !== undefined) expect(facts.answer.safeParse(JSON.parse(answer.text)).error, answer.text.slice(0, 500)).toBeUndefined()
      expect(answer.queries).toBeLessThanOrEqual(8)
    }
  })

  test('is OpenAPI 3.1 that names every operation with its parameters, and no address of another site', async () => {
    const { text } = await world.as(undefined).get('/api/openapi.json')
    const described: { openapi: string; servers: { url: string }[]; paths: Record<string, Record<'get' | 'post', { operationId: string; parameters: { name: string; in: string; schema: object }[]; responses: Record<string, object>; security?: object[]; requestBody?: object } | undefined>> } = JSON.parse(text)
    expect(described.openapi).toBe('3.1.0')
    expect(described.servers).toEqual([{ url: 'http://localhost:3000' }])
    expect(Object.keys(described.paths)).toEqual(operations.map(({ path }) => path))
    expect(described.paths['/initiatives/{slug}/thread.json']?.get?.parameters.map(({ name }) => name)).toEqual(['slug', 'kind', 'since', 'after', 'limit'])
    expect(described.paths['/initiatives/{slug}/items/{item}.json']?.get?.operationId).toBe('findItem')
    for (const { get, post } of Object.values(described.paths)) for (const { name, schema } of [...(get?.parameters ?? []), ...(post?.parameters ?? [])]) expect(Object.keys(schema), name).not.toEqual([])
    const adding = described.paths['/initiatives/{slug}/voices.json']?.post
    expect([adding?.operationId, adding?.security, adding?.parameters.map(({ name }) => name)]).toEqual(['sayVoice', [{ token: [] }], ['slug', 'Idempotency-Key']])
    expect(adding?.requestBody).toMatchObject({ required: true, content: { 'application/json': { schema: { required: ['words', 'seenBy'], additionalProperties: false } } } })
  })

  test('can be read as a page, with a sentence for every parameter', async () => {
    const page = (await world.as(undefined).get('/api')).text
    for (const { facts, path, parameters, fields } of operations) {
      expect(page).toContain(facts.says().title)
      expect(page).toContain(path)
      for (const parameter of [...parameters, ...fields]) expect(sentenceOf(parameter), parameter.name).not.toBe('')
    }
  })

  test.each(reading.flatMap((operation) => operation.pages.map((page) => [page, operation] as const)))('%s gives a page to people and the same data to programs that ask for it', async (page, { path, facts }) => {
    const kind = /\/(\w+)\/\{item\}$/.exec(page)?.[1]
    // One agreement stands for every item; the pages of other kinds are not there for it, and programs may ask there all the same.
    const isThere = kind === undefined || kind === 'items' || kind === 'agreements'
    for (const who of [undefined, 'carer'] as const) {
      const as = world.as(who === undefined ? undefined : world.people[who])
      const [shown, given, data] = [await as.request(addressOf(page), { headers: { accept: 'text/html,*/*;q=0.8' } }), await as.request(addressOf(page), { headers: { accept: 'application/json' } }), await as.get(addressOf(path))]
      expect(shown.headers.get('vary')).toMatch(/accept(,|$)/)
      if (isThere) expect([shown.status, shown.headers.get('content-type'), shown.headers.get('link')]).toEqual([200, 'text/html; charset=utf-8', `<${addressOf(path)}>; rel="alternate"; type="application/json"`])
      expect([given.status, given.headers.get('content-type'), given.headers.get('content-location'), given.text]).toEqual([200, facts.type, addressOf(path), data.text])
      expect(given.headers.get('vary')).toMatch(/cookie.*accept$/)
    }
    const hidden = addressOf(page).replace('evening-buses', 'not-there')
    if (page.includes('{slug}')) expect([(await world.as(undefined).request(hidden, { headers: { accept: 'application/json, text/html;q=0.5' } })).headers.get('content-type'), (await world.as(undefined).get(hidden)).headers.get('link')]).toEqual(['application/problem+json; charset=utf-8', null])
  })

  test('a question that can’t be read is refused, and the parameter named', async () => {
    for (const [query, name] of [['kidn=voice', 'kidn'], ['kind=vioce', 'kind'], ['limit=0', 'limit'], ['limit=501', 'limit'], ['after=x', 'after'], ['since=yesterday', 'since'], ['limit=1&limit=2', 'limit']] as const) {
      const answer = await world.as(undefined).get(`${addressOf('/initiatives/{slug}/thread.json')}?${query}`)
      expect([answer.status, JSON.parse(answer.text)], query).toEqual([400, { type: 'about:blank', title: expect.any(String), status: 400, parameters: [name] }])
    }
  })

  test('every record of a whole copy is of a described kind', async () => {
    const { text } = await world.as(world.people.carer).get(addressOf('/initiatives/{slug}/export.ndjson'))
    const records = text.trim().split('\n').map((line) => recordSchema.parse(JSON.parse(line)))
    expect(records.length).toBeGreaterThan(3)
  })
})
