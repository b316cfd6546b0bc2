/** What a host hid is hidden on every way to it: pages, search, exports, people's own pages, letters, and the list of what was done. */
import { beforeAll, describe, expect, test } from 'vitest'
import { LETTERS } from '#app/letters.ts'
import { settleInitiative } from '#app/test-people.ts'
import { TEST_ORIGIN, useWorld } from '#app/test-world.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { replyExample } from '../reply/test-reply.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { happenedTables } from '../happened/tables.ts'
import { listThemes } from '../theme/theme.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const MARK = 'zzyzx'
let items: Readonly<Record<'voice' | 'theme' | 'decision' | 'change' | 'outcome', ItemId>>
let reply: string
let delivery: string

const made = (kind: ItemKind, words: string, restsOn: readonly ItemId[]) => world.database.transaction(async (trx) => {
  const item = await insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy: 'public' }, { person: world.people.planner, standpoint: undefined, channel: 'site' })
  await linkItems(trx, world.initiative.id, item, restsOn)
  return item
})

beforeAll(async () => {
  const host = world.as(world.people.host)
  const voice = await made('voice', `${MARK} voice`, [])
  const theme = await made('theme', 'A theme with a plain name', [voice])
  expect((await host.post(`${BASE}/items/${theme}/rename`, { name: `${MARK} theme`, version: '1' })).status).toBe(303)
  const other = await made('voice', 'Another voice', [])
  await host.post(`${BASE}/themes/group`, { voices: [other], into: theme })
  const decision = await agreeExample(world, { words: `${MARK} decision` })
  await world.database.transaction((trx) => linkItems(trx, world.initiative.id, decision, [theme]))
  const change = await made('change', `${MARK} change`, [decision])
  await happenedTables(world.database).insertInto('initiative.change').values({ item_id: change, since: '2026-11-20' }).execute()
  const outcome = await made('outcome', `${MARK} outcome`, [change])
  await happenedTables(world.database).insertInto('initiative.outcome').values({ item_id: outcome, told_on: '2026-11-20' }).execute()
  items = { voice, theme, decision, change, outcome }
  const told = await replyExample(world, decision)
  reply = told.reply
  delivery = told.delivery
})

const PATHS = [
  '/me', '/me/thread', '/me/notices', '/me/everything.json', '/initiatives', '/', BASE, `${BASE}/heard`, `${BASE}/heard?search=${MARK}`, `${BASE}/heard?part=none`, `${BASE}/agreed`, `${BASE}/happened`, `${BASE}/thread`,
  `${BASE}/thread.json`, `${BASE}/thread.json?kind=theme`, `${BASE}/export.ndjson`, `${BASE}/export.csv`, `${BASE}/thread.csv`, `${BASE}/thread.atom`, `${BASE}/questions`, `${BASE}/meetings`, `${BASE}/calendar.ics`, `${BASE}/voices/mine`, `${BASE}/themes/group`, `${BASE}/themes/history`,
  `${BASE}/agreements/new`, `${BASE}/changes/new`, `${BASE}/outcomes/new`,
]
const pathsNow = () => [
  ...PATHS, ...Object.values(items).flatMap((item) => ['', '.json', '/edit', '/take-back', '/hidden', '/split', '/merge', '/rename', '/put-away', '/ending'].map((end) => `${BASE}/items/${item}${end}`)),
  ...['', '/correct', '/history', '/dissent', '/answer', '/reply'].map((end) => `${BASE}/agreements/${items.decision}${end}`), `${BASE}/heard?part=${items.theme}`,
  `${BASE}/replies/${reply}/told`, `${BASE}/replies/${reply}/letters`,
]

describe('what a host hid', () => {
  test('was there to be read before', async () => {
    const carer = world.as(world.people.carer)
    expect((await carer.get('/me')).text).toContain(`${MARK} decision`)
    expect((await carer.get(`${BASE}/themes/history`)).text).toContain(`${MARK} theme`)
    for (const kind of ['theme', 'decision', 'change', 'outcome'] as const) expect((await world.as(undefined).get(`${BASE}/thread.json`)).text).toContain(`${MARK} ${kind}`)
  })

  test('is nowhere to be read any more, for other members, strangers, administrators and visitors', async () => {
    for (const item of Object.values(items)) expect((await world.as(world.people.host).post(`${BASE}/items/${item}/hide`, { reason: 'It names somebody.' })).status).toBe(303)
    for (const who of ['carer', 'stranger', 'administrator', undefined] as const) {
      const visitor = world.as(who === undefined ? undefined : world.people[who])
      for (const path of pathsNow()) {
        const answer = await visitor.get(path)
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.text.replaceAll(`search=${MARK}`, '').replaceAll(`value="${MARK}"`, ''), `${who ?? 'visitor'} ${path}`).not.toContain(MARK)
      }
    }
  })

  test('is not posted, and not written of', async () => {
    expect((await world.as(world.people.host).get(`${BASE}/replies/${reply}/letters`)).status).toBe(404)
    await world.database.transaction((trx) => queueMail(trx, { kind: 'reply', to: 'carer@example.org', person: world.people.carer, ids: { delivery } }))
    const sent: unknown[] = []
    await deliverDue({ database: world.database, letters: LETTERS, site: { name: 'Thegither', publicUrl: new URL(TEST_ORIGIN), secret: 'x' }, log: () => undefined, send: async (letter) => { sent.push(letter) } })
    expect(sent).toEqual([])
  })

  test('a theme that is hidden is named nowhere in what was done, by whatever name it had', async () => {
    const page = (await world.as(world.people.carer).get(`${BASE}/themes/history`)).text
    expect(page).not.toContain('A theme with a plain name')
    expect(page).toContain('renamed “a hidden theme” to “a hidden theme”')
    expect(await listThemes(world.database, world.initiative.id)).toEqual([])
  })
})

describe('an id of one group below another group’s address', () => {
  test('opens nothing, whoever asks', async () => {
    const { slug } = await settleInitiative(world.database, world.people, { slug: 'another-group' })
    for (const item of Object.values(items)) {
      for (const end of ['', '/edit', '/take-back', '/hide', '/hidden', '/split', '/merge', '/rename', '/put-away', '/ending']) {
        expect((await world.as(world.people.host).get(`/initiatives/${slug}/items/${item}${end}`)).status, end).toBe(404)
      }
    }
    for (const end of ['', '/correct', '/history', '/dissent', '/answer', '/reply']) expect((await world.as(world.people.host).get(`/initiatives/${slug}/agreements/${items.decision}${end}`)).status, end).toBe(404)
    for (const end of ['told', 'letters']) expect((await world.as(world.people.host).get(`/initiatives/${slug}/replies/${reply}/${end}`)).status, end).toBe(404)
    expect((await world.as(world.people.carer).post(`/initiatives/${slug}/replies/${reply}/seen`)).status).toBe(404)
    expect((await world.as(world.people.carer).post(`${BASE}/replies/${reply}/seen`)).status).toBe(303)
  })
})
