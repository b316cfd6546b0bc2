/**
 * A sentence of somebody's story is found where its teller said yes, and nowhere else; taken back, it is found nowhere but with them;
 * deleted, nowhere. Where it is looked for is not listed here: routes, places to quote in, kinds of letters and tables are found.
 */
import { createServer } from 'node:http'
import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { deliverWebhooks } from '#initiative/index.ts'
import type { WebhookId } from '#initiative/webhook/tables.ts'
import { insertWebhook, stopWebhook } from '#initiative/webhook/webhook.queries.ts'
import { insertItem } from '#initiative/thread/item.queries.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { settingsOf } from '#platform/database/open.ts'
import { LETTERS } from '../letters.ts'
import { ROUTES } from '../routes.ts'
import { TEST_SITE, useWorld } from '../test-world.ts'
import { addressOf, composeLetters, countInBackup, listRawFiles, listRows, whereOf } from './test-elsewhere.ts'
import { type Marked, plant } from './test-marked.ts'
import { type Found, type Way, findWays, holdsMark, walk } from './test-walk.ts'

/** Thousands of pages: on a busy machine that takes a while. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 })

const jobs: string[] = []
const world = useWorld(async (_, job, ids) => { jobs.push(JSON.stringify([job, ids])) })
const BEGAN = new Date()
const DAY = 86_400_000
let webhook: WebhookId
let marked: Marked
let ways: readonly Way[]
let about: readonly Readonly<Record<string, string>>[]
const composed = new Set<string>()
let missing: readonly string[]

/** What other programs were told, and open pages. */
const told: string[] = []
const announced: string[] = []
const server = createServer((request, response) => {
  request.on('data', (part: Buffer) => { told.push(part.toString()) })
  request.on('end', () => response.writeHead(204).end())
})
let listening: pg.Client

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  const address = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}/told` : ''
  const tellAt = (at: string) => world.database.transaction((trx) => insertWebhook(trx, world.initiative.id, at, world.people.host, world.clock.now))
  await tellAt(address)
  webhook = await tellAt('https://hooks.example.org/')
  await stopWebhook(world.database, webhook, world.clock.now)
  listening = new pg.Client(settingsOf(await whereOf(world)))
  await listening.connect()
  await listening.query('listen thegither_live')
  listening.on('notification', ({ payload }) => { announced.push(payload ?? '') })
  marked = await plant(world)
  const everybody = await peopleTables(world.database).selectFrom('people.person').select('id').execute()
  await peopleTables(world.database).insertInto('people.email').values(everybody.map(({ id }) => ({ person_id: id, address: addressOf(id), key: addressOf(id), refused_at: null }))).execute()
  ;({ ways, about, missing } = await findWays(world, marked))
})
afterAll(async () => {
  await listening.end()
  server.close()
})

const EVERYBODY = ['anonymous', 'stranger', 'member', 'host', 'administrator', 'teller', 'supporter', 'coder'] as const
const MEMBERS = ['member', 'host', 'teller', 'supporter', 'coder'] as const

/** Where the teller themselves reads it, as long as they keep it. */
const THEIRS: Found = {
  'GET /initiatives/:slug/stories/tell?draft': ['teller'],
  'GET /stories/:story': ['teller'],
  'GET /stories/:story/compare': ['teller'],
  'GET /stories/:story/copy': ['teller'],
  'GET /stories/:story/edit': ['teller'],
  'POST /stories/:story/edit': ['teller'],
}

/** Where it may be read while the teller's yes holds, and by whom. */
const MAY: Found = {
  ...THEIRS,
  'GET /initiatives/:slug/agreements/:item': EVERYBODY,
  'GET /initiatives/:slug/case-study': EVERYBODY,
  'GET /initiatives/:slug/case-study/agree/:edition': MEMBERS,
  'GET /initiatives/:slug/case-study/draft': MEMBERS,
  'GET /initiatives/:slug/coding/:round/stories/:place': ['coder'],
  'GET /initiatives/:slug/journal/:entry': EVERYBODY,
  'GET /initiatives/:slug/journal/:entry (for members)': MEMBERS,
  'GET /library/case-studies/:entry': EVERYBODY,
  'GET /search?q': EVERYBODY,
  // Those who look after the group read it, each time as an opening that the teller sees.
  'GET /initiatives/:slug/stories/:story': ['host'],
  'GET /initiatives/:slug/stories/:story?for': ['host'],
  'GET /initiatives/:slug/stories/:story/outside': ['host'],
  'POST /initiatives/:slug/stories/:story/outside': ['host'],
  'GET /initiatives/:slug/stories/:story/quote': ['host'],
  'GET /initiatives/:slug/stories/:story/quote?for': ['host'],
  'POST /initiatives/:slug/stories/:story/quote': ['host'],
  'GET /stories/copies/:use': ['host'],
  'POST /stories/copies/:use': ['host'],
  'GET /stories/:story': ['teller', 'supporter'],
  'GET /stories/:story/cuts/:cut': ['teller'],
  'GET /stories/:story/cuts/:cut/change': ['teller'],
  'POST /stories/:story/cuts/:cut/change': ['teller'],
}

/** Letters that are written only where something else happened that did not happen here: of rows, and none of these holds the sentence. */
const IN_THEIR_OWN_TESTS: readonly string[] = ['issue-hidden', 'meeting-cancelled', 'answer-taken', 'library-answer']

/** Headers for every answer, and signing in with a passkey. */
const MOUNTED = ['ALL /*', 'ALL /auth/*', 'ALL /auth/passkey/:door']

const NOWHERE = { found: {}, faults: [], kept: [] }

/** What leaves without being asked for, and what lies behind the pages: never, not even where the teller said yes. */
async function expectNotBehind(): Promise<void> {
  const people = [world.people.host, world.people.carer, world.people.service, marked.members.reader, marked.members.removed]
  const { id } = world.initiative
  const around = { initiative: id, webhook, told: 'passkey-added', why: 'closed', next: '/me', until: world.clock.now.toISOString(), [id]: new Date(world.clock.now.getTime() - 20 * DAY).toISOString() }
  const letters = await composeLetters(world, people, around, about)
  for (const kind of letters.composed) composed.add(kind)
  expect(letters.holding).toEqual([])
  await deliverWebhooks({ database: world.database, site: { ...TEST_SITE, reachesPrivate: true } }, () => world.clock.now)
  for (const [what, texts] of Object.entries({ told, announced, jobs, logged: world.logged })) expect([what, texts.filter(holdsMark)]).toEqual([what, []])
  expect(await countInBackup(world)).toBe(0)
  expect((await listRows(world)).holding).toEqual([])
  expect((await listRawFiles(world, BEGAN)).holding).toEqual([])
}

test('every route is asked at a real address', () => {
  expect(missing).toEqual([])
})

test('what answers beside the routes is known, and none of it opens stories', () => {
  const known = new Set(ROUTES.map(({ path }) => path))
  expect([...new Set(world.app.routes.filter(({ path }) => !known.has(path)).map(({ method, path }) => `${method} ${path}`))]).toEqual(MOUNTED)
})

describe('a sentence of a story', () => {
  test('stands, while its teller says yes, exactly where it may, and is kept by no browser', async () => {
    const { found, faults, kept } = await walk(world, marked, ways)
    expect({ found, faults, kept }).toEqual({ found: MAY, faults: [], kept: [] })
  })

  test('lies readably nowhere behind the pages', expectNotBehind)

  test('is with its teller only, once they take it back', async () => {
    expect((await world.as(world.people.carer).post(`/stories/${marked.story}/take-back`)).status).toBe(303)
    const { found, faults, kept } = await walk(world, marked, ways)
    expect({ found, faults, kept }).toEqual({ ...NOWHERE, found: THEIRS })
    await expectNotBehind()
  })

  test('is nowhere, once they delete it', async () => {
    const teller = world.as(world.people.carer)
    expect((await teller.post(`/stories/${marked.story}/delete`)).status).toBe(303)
    expect((await teller.post(`/stories/drafts/${marked.params.draft}/throw-away`)).status).toBe(303)
    // The rows below hold it no more: those who could open it, and whoever passes by, are enough.
    const { found, faults, kept } = await walk(world, marked, ways, ['anonymous', 'host', 'teller'])
    expect({ found, faults, kept }).toEqual(NOWHERE)
    await expectNotBehind()
  })
})

describe('what looks', () => {
  test('finds a sentence that is no story’s in the rows, the files and the backup', async () => {
    const plain = 'The bus at ten is always late.'
    await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: plain, seenBy: 'members' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))
    expect((await listRows(world, plain)).holding).toEqual(['initiative.thread_item'])
    expect((await listRawFiles(world, BEGAN, plain)).holding).toEqual([expect.stringMatching(/^base\//), expect.stringMatching(/^pg_wal\//)])
    expect(await countInBackup(world, plain)).toBe(1)
  })

  test('heard of jobs, of open pages and of other programs, and read a letter of every kind', async () => {
    expect([jobs.length > 0, told.length > 0, announced.length > 0]).toEqual([true, true, true])
    expect(Object.keys(LETTERS).filter((kind) => !composed.has(kind) && !IN_THEIR_OWN_TESTS.includes(kind))).toEqual([])
  })
})
