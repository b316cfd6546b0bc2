/** What somebody still holds after a host took them out of a closed group opens nothing of it: a session, a token of a program, a calendar's secret address, a letter. */
import { beforeAll, expect, test } from 'vitest'
import { takeAnswerByMail } from '#initiative/digest/answer-by-mail.ts'
import { mintMailToken } from '#initiative/digest/mail-token.queries.ts'
import { pictureItem } from '#initiative/item-picture/test-picture.ts'
import { aMeeting, memberOf } from '#initiative/meeting/test-meetings.ts'
import { askExample } from '#initiative/question/test-question.ts'
import { tables } from '#initiative/tables.ts'
import { insertItem } from '#initiative/thread/item.queries.ts'
import { sentBy, tokenFor } from '#people/token/test-token.ts'
import { useWorld } from './test-world.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const MARK = 'qqinside'
const SITE = { name: 'Thegither', publicUrl: new URL('http://localhost:3000'), secret: 'the tests need no secret worth keeping' }
const carer = () => world.as(world.people.carer)
const by = (token: string, path: string) => world.as(undefined).request(path, { headers: { authorization: `Bearer ${token}` } })

let feed = ''
let tokens: readonly string[] = []
let letter = ''
let paths: readonly string[] = []
/** What each of the ways showed: where the mark was read. */
const read = async () => {
  const asked = [
    ...paths.map((path) => [path, () => carer().get(path)] as const), [feed, () => world.as(undefined).get(feed)] as const,
    ...tokens.flatMap((token, index) => [`${BASE}/thread.json`, `${BASE}/export.ndjson`].map((path) => [`token ${index} ${path}`, () => by(token, path)] as const)),
  ]
  const answers = await Promise.all(asked.map(async ([name, ask]) => [name, await ask()] as const))
  return answers.filter(([, { status, text }]) => status === 200 && (text.includes(MARK) || text.startsWith('\uFFFDPNG'))).map(([name]) => name)
}

beforeAll(async () => {
  await tables(world.database).updateTable('initiative.initiative').set({ open_to: 'members', title: MARK, purpose: MARK }).execute()
  const voice = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words: MARK, seenBy: 'members' }, { person: world.people.host, standpoint: undefined, channel: 'site' }))
  const { picture } = await pictureItem(world, { seenBy: 'members' })
  await aMeeting(world, { title: MARK, beginsAt: new Date('2026-12-19T18:30:00Z'), endsAt: new Date('2026-12-19T20:30:00Z') })
  const question = await askExample(world)
  tokens = [await tokenFor(world, world.people.carer), await tokenFor(world, world.people.carer, { only: [world.initiative.id] })]
  letter = await world.database.transaction((trx) => mintMailToken(trx, SITE, { use: 'answer', person: world.people.carer, initiative: world.initiative.id, question }))
  await carer().post(`${BASE}/meetings/calendar`)
  feed = /calendar\.ics\?key=[\w-]+/.exec((await carer().get(`${BASE}/meetings/calendar`)).text)?.[0] ?? ''
  feed = `${BASE}/${feed}`
  paths = ['', '/heard', '/thread', '/meetings', `/items/${voice}`, `/items/${voice}.json`, `/pictures/${picture}/large`].map((end) => `${BASE}${end}`)
})

test('all of it opened the group before', async () => {
  expect(await read()).toHaveLength(paths.length + 1 + tokens.length * 2)
})

test('after it nothing does, and nothing can be said with it', async () => {
  const member = await memberOf(world, world.people.carer)
  expect((await world.as(world.people.host).post(`${BASE}/people/${member}/remove`, { reason: 'For the test' })).status).toBe(303)
  expect(await read()).toEqual([])
  const voices = () => tables(world.database).selectFrom('initiative.contribution').select('item_id').where('person_id', '=', world.people.carer).execute()
  for (const token of tokens) expect([403, 404]).toContain((await world.as(undefined).request(`${BASE}/voices.json`, sentBy(token, { words: 'From outside', seenBy: 'members' }))).status)
  const mail = { text: 'From outside', attachments: 0, automatic: false, key: 'a key', about: { use: 'q', token: letter }, deliveryStatus: undefined } as const
  await world.database.transaction((trx) => takeAnswerByMail(trx, { token: letter, mail, now: world.clock.now, site: SITE }))
  expect((await carer().post(`${BASE}/voices/new`, { words: 'From outside', seenBy: 'members', channel: 'site' })).status).toBe(404)
  expect(await voices()).toEqual([])
  expect((await carer().get(`${BASE}/themes/live`)).status).toBe(404)
})
