/** Attempts to get round what a teller said, each by its name. Those that need only stories' own pages stand in stories/around.test.ts. */
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { insertRun } from '#initiative/import/draft.queries.ts'
import { importVoices } from '#initiative/index.ts'
import { keepFile, runOnce } from '#initiative/import/test-files.ts'
import { takeAnswerByMail } from '#initiative/digest/answer-by-mail.ts'
import { mintMailToken } from '#initiative/digest/mail-token.queries.ts'
import { askExample } from '#initiative/question/test-question.ts'
import { tables as initiativeTables } from '#initiative/tables.ts'
import { bringIn } from '#initiative/whole/read-file.ts'
import { linesOf } from '#initiative/whole/write-file.ts'
import { openDatabase } from '#platform/database/open.ts'
import { newId } from '#platform/ids.ts'
import type { Incoming } from '#platform/mail/inbound/read-mail.ts'
import { sentBy, tokenFor } from '#people/token/test-token.ts'
import { taking, tellForReports } from '#stories/outside/test-outside.ts'
import { type StoryId, tables } from '#stories/tables.ts'
import { MARKED, STORY, agreeing, prove, publicly, tell, tellOpenly } from '#stories/test-stories.ts'
import { assembleProgram } from '../program.ts'
import { TEST_SITE, useWorld } from '../test-world.ts'
import { listRawFiles, listRows, whereOf } from './test-elsewhere.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const as = (who: 'host' | 'carer' | 'service' | 'planner' | 'administrator') => world.as(world.people[who])
const PASTED = `Somebody told me: “${MARKED}” That must end.`
const WORD = 'corridor'

const words = async () => (await initiativeTables(world.database).selectFrom('initiative.thread_item').select('words').execute()).map((row) => row.words)
const quote = (story: string, where = 'case-study starting') => as('host').post(`${BASE}/stories/${story}/quote`, { words: MARKED, where })
/** Told by the carer for everybody, and quoted in the case study. */
async function quoted(): Promise<StoryId> {
  const story = await tellOpenly(world, world.people.carer, agreeing, publicly)
  expect((await quote(story)).location).toContain(story)
  return story
}
const takeBack = async (story: string) => expect((await as('carer').post(`/stories/${story}/take-back`)).status).toBe(303)
async function publish(): Promise<string> {
  await as('service').post(`${BASE}/case-study/agree`)
  const page = await as('host').get(`${BASE}/case-study/agree`)
  const path = /\/case-study\/agree\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? ''
  await as('host').post(`/initiatives/evening-buses${path}`)
  return `${BASE}${path}`
}

beforeEach(async () => {
  for (const { id } of await tables(world.database).selectFrom('stories.story').select('id').execute()) await as('carer').post(`/stories/${id}/delete`)
  await initiativeTables(world.database).deleteFrom('initiative.thread_item').execute()
  await as('host').post(`${BASE}/case-study/sentences/new`, { section: 'starting', words: 'We met in the library.' })
})

describe('words that were taken back and are put in again', () => {
  beforeEach(async () => takeBack(await quoted()))

  test('by a form', async () => {
    const fields = { words: PASTED, title: 'A week', 'day-day': '1', 'day-month': '11', 'day-year': '2026', by: 'me', seenBy: 'members', section: 'starting' }
    for (const path of ['voices/new', 'journal/new', 'case-study/sentences/new']) {
      const answer = await as('host').post(`${BASE}/${path}`, fields)
      expect([path, answer.status, answer.text.includes('Some of these words are from a story')]).toEqual([path, 422, true])
    }
    expect(await words()).toEqual([])
  })

  test('by a program', async () => {
    const token = await tokenFor(world, world.people.planner)
    expect((await world.as(undefined).request(`${BASE}/voices.json`, sentBy(token, { words: PASTED, seenBy: 'members' }))).status).toBe(422)
    expect(await words()).toEqual([])
  })

  test('by answering a letter', async () => {
    const question = await askExample(world, { openUntil: '2027-12-01', replyBy: '2027-12-08' })
    await world.database.transaction(async (trx) => {
      const token = await mintMailToken(trx, TEST_SITE, { use: 'answer', person: world.people.planner, initiative: world.initiative.id, question })
      const mail: Incoming = { about: { use: 'q', token }, key: 'a letter', automatic: false, text: PASTED, attachments: 0, deliveryStatus: undefined }
      await takeAnswerByMail(trx, { token, mail, now: world.clock.now, site: TEST_SITE })
      await takeAnswerByMail(trx, { token, mail: { ...mail, text: 'The corridor was cold.' }, now: world.clock.now, site: TEST_SITE })
    })
    expect(await words()).toEqual(['The corridor was cold.'])
  })

  test('by a file that is sent: it is not even kept until it is gone through', async () => {
    const since = new Date()
    const body = new FormData()
    body.set('file', new File([`words,note\nThe light is broken,"${PASTED}"\n`], 'said.csv', { type: 'text/csv' }))
    const sent = await as('host').request(`${BASE}/import`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    expect([sent.status, sent.text.includes('Row 2: some of its words are from somebody’s story')]).toEqual([422, true])
    expect((await listRows(world, MARKED)).holding).toEqual([])
    expect((await listRawFiles(world, since, MARKED)).holding).toEqual([])
  })

  test('by a file that was sent before', async () => {
    const draft = await keepFile(world, `words\nThe light is broken\n"${PASTED}"\n`, world.initiative.id)
    const run = await world.database.transaction((trx) => insertRun(trx, { draft, kind: 'import', mapping: { words: 'words' }, leaveOut: true }, world.clock.now))
    await runOnce(world, run)
    expect(await words()).toEqual(['The light is broken'])
  })

  test('by a file from the command line', async () => {
    const file = async function* () { yield new TextEncoder().encode(`words\nThe light is broken\n"${PASTED}"\n`) }
    const imported = await importVoices(world.database, {
      id: newId<'import'>(), initiative: world.initiative.id, file, mapping: { words: 'words' }, hash: 'any', watch: TEST_SITE.watch, fileName: 'said.csv', person: undefined, standpoint: undefined, seenBy: 'members', leaveOut: false,
    }, async () => undefined)
    expect([imported.kind, await words()]).toEqual(['refused', []])
  })

  test('by an old copy of a whole initiative', async () => {
    await as('planner').post(`${BASE}/voices/new`, { words: 'A lamp at the stop.', seenBy: 'members' })
    const lines: string[] = []
    for await (const some of world.database.parts((snapshot) => linesOf(snapshot, world.initiative.id, 'http://localhost:3000/initiatives/evening-buses', world.clock.now))) lines.push(some)
    const copy = lines.join('')
    const bring = (text: string) => bringIn(world.database, async function* () { yield gzipSync(text) }, { person: world.people.administrator, at: world.clock.now, moved: async () => undefined, watch: TEST_SITE.watch })
    const bad = copy.replace('A lamp at the stop.', PASTED.replaceAll('"', ''))
    const line = bad.split('\n').findIndex((one) => one.includes(WORD)) + 1
    await expect(bring(bad)).rejects.toMatchObject({ code: 'words-held', line })
    await expect(bring(copy.replace(/"purpose":"[^"]*"/, `"purpose":"${MARKED}"`))).rejects.toMatchObject({ code: 'words-held', line: 1 })
    expect((await words()).filter((one) => one.includes(WORD))).toEqual([])
    expect((await bring(copy)).slug).toContain('evening-buses')
  })
})

test('words in a line beside those that are sealed or quoted are seen as anywhere', async () => {
  const story = await tellForReports(world)
  const answer = await as('host').post(`${BASE}/stories/${story}/outside`, { ...taking, title: PASTED, 'day-day': '28', 'day-month': '11', 'day-year': '2026' })
  expect([answer.status, answer.text.includes('Some of these words are from a story')]).toEqual([422, true])
  const name = await as('host').post(`${BASE}/stories/${story}/quote`, { words: MARKED, where: PASTED })
  expect([name.status, name.text.includes('Some of these words are from a story')]).toEqual([422, true])
})

describe('whoever has something from before', () => {
  test('and sends a page again that was shown before: nothing is quoted, agreed to or coded', async () => {
    const story = await quoted()
    const consent = await tables(world.database).selectFrom('stories.consent').select('id').where('story_id', '=', story).executeTakeFirstOrThrow()
    await takeBack(story)
    expect((await quote(story)).status).toBe(404)
    expect((await as('host').get(`${BASE}/stories/${story}/quote`)).status).toBe(404)
    expect((await as('carer').post(`/stories/${story}/consents/${consent.id}/renew`, { 'until-day': '1', 'until-month': '8', 'until-year': '2027', understood: 'yes' })).status).not.toBe(303)
    expect((await as('host').get(`${BASE}/case-study/draft`)).text).not.toContain(WORD)
  })

  test('and published a page with it: what was put forward before shows a mark', async () => {
    const story = await quoted()
    await as('service').post(`${BASE}/case-study/agree`)
    const edition = /\/case-study\/agree\/[0-9a-f-]{36}/.exec((await as('host').get(`${BASE}/case-study/agree`)).text)?.[0] ?? ''
    expect((await as('host').get(`${BASE}${edition}`)).text).toContain(WORD)
    await takeBack(story)
    expect((await as('host').post(`${BASE}${edition}`)).status).toBe(303)
    for (const who of [world.as(undefined), as('planner')]) {
      const page = await who.get(`${BASE}/case-study`)
      expect([page.text.includes(WORD), page.text.includes('taken back by its teller')]).toEqual([false, true])
    }
  })

  test('keeps no page: browsers and proxies are told not to, and none is answered with “as before”', async () => {
    const story = await quoted()
    await publish()
    const page = await world.as(undefined).get(`${BASE}/case-study`)
    expect([page.text.includes(WORD), page.headers.get('cache-control'), page.headers.get('etag'), page.headers.get('last-modified')]).toEqual([true, 'no-store', null, null])
    await takeBack(story)
    const asBefore = { 'if-none-match': '*', 'if-modified-since': new Date(Date.now() + 86_400_000).toUTCString() }
    const again = await world.as(undefined).request(`${BASE}/case-study`, { headers: asBefore })
    expect([again.status, again.text.includes(WORD), again.text.includes('taken back by its teller')]).toEqual([200, false, true])
  })

  test('and was a member: neither the session nor a token shows what members see', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const made = await as('host').post(`${BASE}/journal/new`, { title: 'Inside', 'day-day': '1', 'day-month': '11', 'day-year': '2026', words: 'What we did.', seenBy: 'members', by: 'me' })
    const entry = made.location ?? ''
    await quote(story, `journal ${entry.split('/').at(-1)}`)
    const token = await tokenFor(world, world.people.planner)
    expect((await as('planner').get(entry)).text).toContain(WORD)
    const { id } = await initiativeTables(world.database).selectFrom('initiative.member').select('id').where('person_id', '=', world.people.planner).executeTakeFirstOrThrow()
    expect((await as('host').post(`${BASE}/people/${id}/remove`, { reason: 'An example.' })).status).toBe(303)
    const byToken = { headers: { authorization: `Bearer ${token}` } }
    for (const answer of [await as('planner').get(entry), await world.as(undefined).request(entry, byToken), await world.as(undefined).request(`${BASE}/thread.json`, byToken), await as('planner').get(`${BASE}/stories`)]) {
      expect(answer.text).not.toContain(WORD)
    }
    expect((await as('planner').get(entry)).status).not.toBe(200)
  })

  test('and helps the teller reads it no more, until they are named anew', async () => {
    const story = await tellOpenly(world, world.people.carer, agreeing)
    const name = () => as('carer').post(`/stories/${story}/supporter`, { person: world.people.service, reads: 'yes' })
    const reads = async () => (await as('service').get(`/stories/${story}`)).text.includes(WORD)
    await prove(world, world.people.service)
    await name()
    expect(await reads()).toBe(true)
    await takeBack(story)
    expect(await reads()).toBe(false)
    await name()
    expect(await reads()).toBe(true)
  })
})

describe('a form that was done', () => {
  test('and is sent again once its words were told as a story, is answered by what it did', async () => {
    const command = newId<'command'>()
    const sent = () => as('service').post(`${BASE}/voices/new`, { words: MARKED, seenBy: 'members', command })
    const first = await sent()
    await tell(world, world.people.carer, { whole: STORY })
    const again = await sent()
    expect([first.status, again.status, again.location]).toEqual([303, 303, first.location])
    expect(await words()).toEqual([MARKED])
    const token = await tokenFor(world, world.people.service)
    const other = sentBy(token, { words: 'We stood outside in the rain for an hour that night.', seenBy: 'members' })
    expect((await world.as(undefined).request(`${BASE}/voices.json`, other)).status).toBe(201)
    await tell(world, world.people.carer, { whole: 'We stood outside in the rain for an hour that night.' })
    expect((await world.as(undefined).request(`${BASE}/voices.json`, other)).status).toBe(201)
    expect((await words()).length).toBe(2)
  })
})

describe('at the same moment', () => {
  test('a page is published and the story taken back: however it falls, nothing is read after', async () => {
    for (let round = 0; round < 4; round++) {
      const story = await quoted()
      await as('service').post(`${BASE}/case-study/agree`)
      const edition = /\/case-study\/agree\/[0-9a-f-]{36}/.exec((await as('host').get(`${BASE}/case-study/agree`)).text)?.[0] ?? ''
      const answers = await Promise.all([as('host').post(`${BASE}${edition}`), as('carer').post(`/stories/${story}/take-back`), quote(story), as('service').post(`${BASE}/case-study/agree`)])
      expect(answers.every(({ status }) => status < 500)).toBe(true)
      for (const path of ['case-study', 'case-study/draft', edition.slice(1)]) expect([path, (await as('host').get(`${BASE}/${path}`)).text.includes(WORD)]).toEqual([path, false])
    }
  })

  test('another process that showed it a moment ago shows a mark at its next answer', async () => {
    const story = await quoted()
    await publish()
    const open = openDatabase(await whereOf(world), 2)
    try {
      const second = assembleProgram({ site: TEST_SITE, database: open.database, now: () => world.clock.now, log: () => undefined, assets: { address: (file) => `/assets/${file}`, mount: () => undefined } })
      const read = async () => (await second.request(`${BASE}/case-study`)).text()
      expect(await read()).toContain(WORD)
      await takeBack(story)
      const after = await read()
      expect([after.includes(WORD), after.includes('taken back by its teller')]).toEqual([false, true])
    } finally {
      await open.close()
    }
  })
})
