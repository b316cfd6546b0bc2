import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { agreementTables } from '../agreement/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { insertDissent } from '../agreement/dissent.queries.ts'
import { happenedTables } from '../happened/tables.ts'
import { insertMeeting } from '../meeting/meeting.queries.ts'
import { askExample } from '../question/test-question.ts'
import { replyExample } from '../reply/test-reply.ts'
import { type Audience, type ItemId, type ItemKind, tables } from '../tables.ts'
import { insertItem, insertItems, linkItems } from '../thread/item.queries.ts'
import { type ExportRecord, type ItemRecord, recordSchema } from './record.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const WHO = [undefined, 'stranger', 'carer'] as const
const FORMS = ['thread.json?limit=500', 'export.ndjson', 'export.json', 'export.csv'] as const
const as = (who: (typeof WHO)[number] | 'host') => world.as(who === undefined ? undefined : world.people[who])

const say = (kind: ItemKind, words: string, seenBy: Audience = 'public', restsOn: readonly ItemId[] = []) => world.database.transaction(async (trx) => {
  const item = await insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy }, { person: world.people.carer, standpoint: world.initiative.standpoints.get('carer'), channel: 'phone', saidBy: 'Qqname' })
  await linkItems(trx, world.initiative.id, item, restsOn)
  return item
})
const records = async (who: (typeof WHO)[number]): Promise<readonly ExportRecord[]> =>
  (await as(who).get(`${BASE}/export.ndjson`)).text.trim().split('\n').map((line) => recordSchema.parse(JSON.parse(line)))
const itemsOf = async (who: (typeof WHO)[number], query = ''): Promise<readonly ItemRecord[]> => JSON.parse((await as(who).get(`${BASE}/thread.json${query}`)).text).items

let voice: ItemId
let theme: ItemId
let decision: ItemId
let outcome: ItemId

beforeAll(async () => {
  voice = await say('voice', 'qqopen voice')
  await say('voice', 'qqsite voice', 'site')
  const among = await say('voice', 'qqmembers voice', 'members')
  theme = await say('theme', '=qqtheme', 'public', [voice, among])
  const back = await say('voice', 'qqgone voice')
  await world.as(world.people.carer).post(`${BASE}/items/${back}/take-back`)
  const hidden = await say('theme', 'qqhidden theme', 'public', [voice])
  await world.as(world.people.host).post(`${BASE}/items/${hidden}/hide`, { reason: 'qqhidden reason' })
  decision = await agreeExample(world, { words: 'qqopen agreement' })
  await replyExample(world, decision)
  await askExample(world)
  const change = await say('change', 'qqopen change', 'public', [decision])
  outcome = await say('outcome', 'qqopen outcome', 'public', [change])
  await world.database.transaction(async (trx) => {
    await linkItems(trx, world.initiative.id, decision, [theme])
    const by = { person: world.people.planner, enteredBy: undefined, at: world.clock.now }
    await insertDissent(trx, { ...by, item: decision, words: 'qqopen dissent', seenBy: 'public' })
    await insertDissent(trx, { ...by, person: world.people.service, item: decision, words: 'qqmembers dissent', seenBy: 'members' })
    await happenedTables(trx).insertInto('initiative.change').values({ item_id: change, since: '2026-11-03' }).execute()
    await happenedTables(trx).insertInto('initiative.outcome').values({ item_id: outcome, told_on: '2026-11-20' }).execute()
    await insertMeeting(trx, world.initiative.id, {
      title: 'qqopen meeting', beginsAt: new Date('2026-11-20T18:00:00Z'), endsAt: new Date('2026-11-20T19:00:00Z'), place: 'qqmembers hall', link: undefined, whereOpen: false, ways: ['room'], access: [], accessWords: undefined, noteTaker: undefined,
    }, world.clock.now)
  })
})

describe('what programs are given, in every form', () => {
  test.each(FORMS)('%s holds what is open to whoever asks, and nothing that was taken back or hidden', async (form) => {
    for (const who of WHO) {
      const { text, status } = await as(who).get(`${BASE}/${form}`)
      expect([status, text.includes('qqopen voice'), text.includes('qqopen agreement'), text.includes('qqopen dissent')]).toEqual([200, true, true, true])
      expect([text.includes('qqsite'), text.includes('qqmembers')], who).toEqual([who !== undefined, who === 'carer'])
      expect(text).not.toMatch(/qqgone|qqhidden/)
    }
  })

  test.each(FORMS)('%s names nobody and says from where nobody spoke, to members neither', async (form) => {
    const rows = await tables(world.database).selectFrom('initiative.member').select(['id', 'person_id']).execute()
    const { text } = await as('carer').get(`${BASE}/${form}`)
    for (const secret of ['Qqname', 'Example', 'unpaid carer', ...rows.flatMap((row) => [row.id, row.person_id]), ...world.initiative.standpoints.values()]) expect(text.includes(secret), secret).toBe(false)
  })

  test('a formula that somebody wrote does not run in a spreadsheet', async () => expect((await as(undefined).get(`${BASE}/export.csv`)).text).toContain("'=qqtheme"))

  test('who was there is told exactly to members, and in a band to others', async () => {
    const people = async (who: (typeof WHO)[number]) => (await itemsOf(who, '?kind=decision')).find(({ id }) => id === decision)?.decision
    expect((await people(undefined))?.people).toBeUndefined()
    expect((await people(undefined))?.band).toBe('under-5')
    expect((await people('carer'))?.people).toBe((await agreementTables(world.database).selectFrom('initiative.decision_presence').select('id').where('item_id', '=', decision).execute()).length)
  })
})

describe('the thread, item by item', () => {
  test('says what rests on what, as far as it is open', async () => {
    const items = new Map((await itemsOf(undefined)).map((item) => [item.id, item]))
    expect(items.get(voice)?.results).toEqual([theme])
    expect(items.get(theme)?.results).toEqual([decision])
    expect(items.get(outcome)?.outcome).toEqual({ toldOn: '2026-11-20' })
  })

  test('is read page by page, each item once, also where many were recorded at one moment', async () => {
    const at = new Date('2026-10-01T12:00:00.123Z')
    await world.database.transaction((trx) => insertItems(trx, Array.from({ length: 60 }, (_, index) => ({
      item: { initiative: world.initiative.id, kind: 'voice' as const, words: `Of one moment ${index}`, seenBy: 'public' as const, recordedAt: at }, by: { person: undefined, standpoint: undefined, channel: 'import' as const },
    }))))
    const all = (await itemsOf('carer', '?limit=500')).map(({ id }) => id)
    const seen: string[] = []
    let pages = 0
    for (let path: string | undefined = `${BASE}/thread.json?limit=7`; path !== undefined; pages++) {
      const { text, queries } = await as('carer').get(path)
      const page: { items: ItemRecord[]; next?: string } = JSON.parse(text)
      seen.push(...page.items.map(({ id }) => id))
      expect(queries).toBeLessThanOrEqual(8)
      path = page.next === undefined ? undefined : page.next.replace('http://localhost:3000', '')
    }
    expect(seen).toEqual(all)
    expect(pages).toBeGreaterThan(8)
  })

  test('can be limited to kinds, and to what is new', async () => {
    expect(new Set((await itemsOf('carer', '?kind=theme&kind=change')).map(({ kind }) => kind))).toEqual(new Set(['theme', 'change']))
    expect(await itemsOf('carer', '?since=2999-01-01')).toEqual([])
    expect((await itemsOf('carer', '?since=2026-10-01T12:00:00.123Z&limit=500')).some(({ words }) => words === 'Of one moment 59')).toBe(true)
    expect((await itemsOf('carer', '?since=2026-10-01T12:00:00.124Z&limit=500')).some(({ words }) => words === 'Of one moment 59')).toBe(false)
  })

  test('one item is there alone, and gone where it was taken back', async () => {
    expect(JSON.parse((await as(undefined).get(`${BASE}/items/${theme}.json`)).text)).toMatchObject({ id: theme, kind: 'theme' })
    const short = await say('voice', 'qqgone soon')
    await world.as(world.people.carer).post(`${BASE}/items/${short}/take-back`)
    expect((await as('carer').get(`${BASE}/items/${short}.json`)).status).toBe(404)
    expect((await as('carer').get(`${BASE}/items/not-an-id.json`)).headers.get('content-type')).toContain('application/problem+json')
  })
})

describe('who has it already', () => {
  test.each(['thread.json', 'thread.csv', 'thread.atom', 'about.json'])('%s is not sent again until it has changed, and never to whoever sees something else', async (path) => {
    const first = await as('carer').get(`${BASE}/${path}`)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]+"$/)
    const again = (who: (typeof WHO)[number], accept = '') => as(who).request(`${BASE}/${path}`, { headers: { 'if-none-match': tag, 'accept-encoding': accept } })
    for (const accept of ['', 'br', 'gzip']) expect([(await again('carer', accept)).status, (await again('carer', accept)).text], accept).toEqual([304, ''])
    if (path === 'thread.json') expect((await again(undefined)).status).toBe(200)
    const head = await as('carer').request(`${BASE}/${path}`, { method: 'HEAD' })
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', tag])
  })

  test('something new has another tag', async () => {
    const tag = (await as('carer').get(`${BASE}/thread.json?kind=theme`)).headers.get('etag') ?? ''
    await say('theme', 'qqopen new theme')
    expect((await as('carer').request(`${BASE}/thread.json?kind=theme`, { headers: { 'if-none-match': tag } })).status).toBe(200)
  })
})

describe('a whole copy', () => {
  test('begins with its format and ends with how much there is, so that one that broke off is known', async () => {
    const all = await records('carer')
    expect(all[0]).toMatchObject({ type: 'begin', format: 'thegither-export-1' })
    expect(all.at(-1)).toEqual({ type: 'end', records: all.length - 1 })
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['begin', 'initiative', 'question', 'meeting', 'item', 'end']))
    expect(JSON.parse((await as('carer').get(`${BASE}/export.json`)).text)).toHaveLength(all.length)
  })

  test('holds the same items as the thread', async () => {
    const [copied, read] = [await records(undefined), await itemsOf(undefined, '?limit=500')]
    expect(copied.filter((record) => record.type === 'item')).toEqual(read)
  })

  test('that is asked for by its head alone keeps no place', async () => {
    for (let count = 0; count < 4; count++) expect((await as(undefined).request(`${BASE}/export.csv`, { method: 'HEAD' })).status).toBe(200)
    expect((await as(undefined).get(`${BASE}/export.csv`)).status).toBe(200)
  })

  test('is made for two at a time; a third is asked to wait, until one has left', async () => {
    const ask = async (person: 'carer' | 'service') => world.app.request(`${BASE}/export.ndjson`, { headers: { cookie: await world.people.cookieOf(world.people[person]) } })
    const [one, other] = [await ask('carer'), await ask('service')]
    expect([(await as(undefined).get(`${BASE}/export.ndjson`)).status, (await as(undefined).request(`${BASE}/export.csv`, { headers: { accept: 'text/html' } })).text.includes('<h1>')]).toEqual([503, true])
    const waiting = as(undefined).get(`${BASE}/export.ndjson`)
    const reader = one.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect((await waiting).status).toBe(200)
    expect((await as(undefined).get(`${BASE}/export.ndjson`)).status).toBe(200)
    expect((await other.text()).trim().split('\n').at(-1)).toContain('"type":"end"')
  })

  test('is made once at a time for one visitor, so that nobody keeps others out', async () => {
    const first = await world.app.request(`${BASE}/export.ndjson`)
    expect((await as(undefined).get(`${BASE}/export.json`)).status).toBe(503)
    expect((await as('carer').get(`${BASE}/export.json`)).status).toBe(200)
    await first.text()
    expect((await as(undefined).get(`${BASE}/export.json`)).status).toBe(200)
  })

  test('of an initiative whose name no database can hold is nowhere', async () => {
    for (const path of ['/initiatives/%00/export.ndjson', '/initiatives/evening%00buses/thread.json', '/initiatives/%00']) expect([path, (await as(undefined).get(path)).status]).toEqual([path, 404])
  })

  test('that nobody reads on gives its connection back', async () => {
    const idle = async () => {
      const found = await world.database.tables<{ 'pg_stat_activity': { state: string; datname: string; query: string } }>().selectFrom('pg_stat_activity').select('state')
        .where('state', '=', 'idle in transaction').where(({ eb, fn }) => eb('datname', '=', fn<string>('current_database', []))).execute()
      return found.length
    }
    const reader = (await world.app.request(`${BASE}/export.ndjson`)).body?.getReader()
    await reader?.read()
    // The next part may be underway.
    await expect.poll(idle, { timeout: 60_000 }).toBe(1)
    await reader?.cancel()
    await expect.poll(idle, { timeout: 60_000 }).toBe(0)
  })

  test('is offered on a page that says what is in it, to members also that it holds what is theirs alone', async () => {
    expect((await as('carer').get(`${BASE}/export`)).text).toContain('words that are for members only')
    const page = await as(undefined).get(`${BASE}/export`)
    expect(page.text).toContain('only what is open to you')
    expect(page.queries).toBeLessThanOrEqual(8)
  })
})
