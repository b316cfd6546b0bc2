import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { sentBy, tokenFor } from '#people/token/test-token.ts'
import { newId } from '#platform/ids.ts'
import { insertMember } from '../membership/membership.queries.ts'
import { insertQuestionEnding } from '../question/question.queries.ts'
import { askExample } from '../question/test-question.ts'
import { aMeeting } from '../meeting/test-meetings.ts'
import { tables } from '../tables.ts'
import { voiceTables } from '../voice/tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const ONE = `${BASE}/voices.json`
const LIST = `${BASE}/voices/list.json`
const VOICE = { words: 'The last bus goes too early.', seenBy: 'members' }

let token: string
beforeEach(async () => {
  token = await tokenFor(world, world.people.carer)
  // A new minute.
  await sql`delete from platform.limit_count`.execute(world.database.tables<object>())
})

const send = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}, by: string | undefined = token) => world.as(undefined).request(path, sentBy(by, body, headers))
const countVoices = async () => (await tables(world.database).selectFrom('initiative.thread_item').select(({ fn }) => fn.countAll<number>().as('n')).where('kind', '=', 'voice').executeTakeFirstOrThrow()).n
const idOf = (text: string): string => JSON.parse(text).id

describe('a program that a person lets say things', () => {
  test('says them as that person, who finds them among their own and takes them back', async () => {
    const said = await send(ONE, { ...VOICE, words: '  Said by\u0000 my \u202eprogram.\r\n ' })
    const id = idOf(said.text)
    expect([said.status, said.headers.get('location')]).toEqual([201, `http://localhost:3000${BASE}/items/${id}.json`])
    const row = await tables(world.database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id').select(['i.words', 'i.seen_by', 'c.person_id', 'c.entered_by', 'c.channel']).where('i.id', '=', newestOf(id)).executeTakeFirstOrThrow()
    expect(row).toEqual({ words: 'Said by my program.', seen_by: 'members', person_id: world.people.carer, entered_by: null, channel: 'site' })
    expect((await world.as(world.people.carer).get(`${BASE}/voices/mine`)).text).toContain('Said by my program.')
    expect((await world.as(world.people.carer).post(`${BASE}/items/${id}/take-back`)).status).toBe(303)
  })

  test('answers a question that takes answers, and no other', async () => {
    const question = await askExample(world)
    const said = await send(`${BASE}/questions/${question}/voices.json`, VOICE)
    expect(said.status).toBe(201)
    expect(await voiceTables(world.database).selectFrom('initiative.answering').select('question_id').where('item_id', '=', newestOf(idOf(said.text))).execute()).toEqual([{ question_id: question }])
    const draft = await askExample(world, { draft: true })
    expect((await send(`${BASE}/questions/${draft}/voices.json`, VOICE)).status).toBe(404)
    const [over, ended] = [await askExample(world, { openUntil: '2026-11-23' }), await askExample(world)]
    await world.database.transaction((trx) => insertQuestionEnding(trx, ended, { kind: 'set-aside', reason: 'Not now' }, world.people.host, world.clock.now))
    for (const one of [over, ended]) {
      const refused = await send(`${BASE}/questions/${one}/voices.json`, VOICE)
      expect([refused.status, JSON.parse(refused.text).errors]).toEqual([422, [{ code: 'question-closed', pointer: '#', detail: 'This question takes no more answers' }]])
    }
  })

  test('brings in up to a hundred notes as nobody’s own, in their order, whole or not at all, and they can be taken back in one', async () => {
    const [question, meeting] = [await askExample(world), await aMeeting(world)]
    const list = Array.from({ length: 100 }, (_, index) => `Note ${index}`)
    const brought = await send(LIST, { list, seenBy: 'members', channel: 'room', question, meeting, standpoint: world.initiative.standpoints.get('carer') })
    const ids: readonly string[] = JSON.parse(brought.text).items.map(({ id }: { id: string }) => id)
    expect([brought.status, ids.length]).toEqual([201, 100])
    const rows = await tables(world.database).selectFrom('initiative.thread_item as i').innerJoin('initiative.contribution as c', 'c.item_id', 'i.id').select(['i.words', 'c.person_id', 'c.entered_by']).where('i.id', 'in', ids.map(newestOf)).orderBy('i.recorded_at').execute()
    expect(rows.map(({ words }) => words)).toEqual(list)
    expect(new Set(rows.map(({ person_id, entered_by }) => `${person_id} ${entered_by}`))).toEqual(new Set([`null ${world.people.carer}`]))
    expect((await world.as(world.people.carer).get(`${BASE}/themes/history`)).text).toContain('100')
    const before = await countVoices()
    const tooMany = await send(LIST, { list: [...list, 'One more'], seenBy: 'members' })
    expect([tooMany.status, JSON.parse(tooMany.text).errors[0].detail]).toEqual([422, 'Send at most 100 notes at a time'])
    const halfWrong = await send(LIST, { list: ['Well', '', 'x'.repeat(2_001)], seenBy: 'public', question: newId() })
    expect(JSON.parse(halfWrong.text).errors).toMatchObject([{ code: 'words-missing', pointer: '#/list/1' }, { code: 'words-too-long', pointer: '#/list/2' }])
    expect(await countVoices()).toBe(before)
  })

  test('is told all that has to be put right at once, with the codes and sentences of the form', async () => {
    const wrong = await send(ONE, { words: ' ', seenBy: 'all', standpoint: 7, called: 'Somebody', 'a/b~c': 1 })
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8'])
    expect(JSON.parse(wrong.text)).toEqual({ type: 'about:blank', title: 'There is a problem', status: 422, errors: expect.arrayContaining([
      { code: 'words-missing', pointer: '#/words', detail: 'Write what you want to say' },
      { code: 'seen-by-missing', pointer: '#/seenBy', detail: 'Choose who may see it' },
      { code: 'name-unknown', pointer: '#/called', detail: 'Leave this out: nothing here is called that' },
      { code: 'name-unknown', pointer: '#/a~1b~0c', detail: expect.any(String) },
    ]) })
    const standpoint = await send(ONE, { ...VOICE, standpoint: newId(), question: newId() })
    expect(JSON.parse(standpoint.text).errors).toEqual([{ code: 'occasion-unknown', pointer: '#/question', detail: 'Name a question that is asked, or a meeting, of this initiative' }])
    expect(JSON.parse((await send(ONE, { ...VOICE, standpoint: newId() })).text).errors).toMatchObject([{ code: 'standpoint-unknown', pointer: '#/standpoint' }])
  })

  test('opens nothing wider than the initiative is open', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'among-members', openTo: 'members' })
    expect((await send(`/initiatives/${slug}/voices.json`, { ...VOICE, seenBy: 'public' })).text).toContain('wider-than-initiative')
    expect((await send(`/initiatives/${slug}/voices.json`, VOICE)).status).toBe(201)
    // A token for some initiatives reaches no other.
    const other = await tokenFor(world, world.people.carer, { only: [world.initiative.id] })
    expect((await send(`/initiatives/${slug}/voices.json`, VOICE, {}, other)).status).toBe(404)
    expect((await send(`/initiatives/${slug}/voices.json`, VOICE, {}, await tokenFor(world, world.people.carer, { only: [id] }))).status).toBe(201)
  })
})

/** An id that an answer holds. */
const newestOf = (id: string) => {
  const [only] = [id].filter((one): one is ReturnType<typeof newId<'item'>> => /^[0-9a-f-]{36}$/.test(one))
  if (only === undefined) throw new Error('no id')
  return only
}

describe('what is sent again', () => {
  test('with the same key is added once, also at the same moment, and told the same', async () => {
    const before = await countVoices()
    const key = { 'idempotency-key': 'a-key-of-mine' }
    const answers = await Promise.all([0, 1, 2].map(() => send(ONE, VOICE, key)))
    const again = await send(ONE, VOICE, { 'idempotency-key': '"a-key-of-mine"' })
    expect(new Set([...answers, again].map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(await countVoices()).toBe(before + 1)
    // With another token of theirs too, since it is theirs; with one of somebody else's it is another thing.
    expect((await send(ONE, VOICE, key, await tokenFor(world, world.people.carer))).text).toBe(again.text)
    expect((await send(ONE, VOICE, key, await tokenFor(world, world.people.service))).text).not.toBe(again.text)
  })

  test('with the same key and something else in it is refused', async () => {
    const key = { 'idempotency-key': 'used-once' }
    await send(ONE, VOICE, key)
    const before = await countVoices()
    for (const [path, body] of [[ONE, { ...VOICE, words: 'Something else' }], [LIST, { list: ['One'], seenBy: 'members' }]] as const) {
      const other = await send(path, body, key)
      expect([other.status, JSON.parse(other.text).parameters]).toEqual([422, ['Idempotency-Key']])
    }
    expect(await countVoices()).toBe(before)
  })

  test('after it was refused is taken when it has been put right', async () => {
    const key = { 'idempotency-key': 'second-try' }
    expect((await send(ONE, { ...VOICE, standpoint: newId() }, key)).status).toBe(422)
    expect((await send(ONE, VOICE, key)).status).toBe(201)
  })
})

describe('nobody else', () => {
  test('is let in by a cookie, with or without what a page of ours would send', async () => {
    const before = await countVoices()
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }]) {
      const answer = await world.as(world.people.carer).request(ONE, sentBy(undefined, VOICE, headers))
      expect([answer.status, answer.headers.get('www-authenticate'), answer.headers.get('content-type')]).toEqual([401, 'Bearer', 'application/problem+json; charset=utf-8'])
    }
    // Nor is a member lent to a stranger's token.
    expect((await world.as(world.people.carer).request(ONE, sentBy(await tokenFor(world, world.people.stranger), VOICE))).status).toBe(403)
    expect(await countVoices()).toBe(before)
  })

  test('with a token that only reads, has ended, or is made up', async () => {
    const reads = await send(ONE, VOICE, {}, await tokenFor(world, world.people.carer, { mayAdd: false }))
    expect([reads.status, JSON.parse(reads.text).title]).toEqual([403, 'This token only reads. Make one that may also add'])
    expect((await send(ONE, VOICE, {}, await tokenFor(world, world.people.carer, { days: -1 }))).status).toBe(401)
    expect((await send(ONE, VOICE, {}, 'thegither_made-up')).status).toBe(401)
  })

  test('after they have left, or the initiative is over', async () => {
    const { id, slug } = await settleInitiative(world.database, world.people, { slug: 'soon-left' })
    await world.database.transaction((trx) => insertMember(trx, id, world.people.stranger))
    const theirs = await tokenFor(world, world.people.stranger)
    const path = `/initiatives/${slug}/voices.json`
    expect((await send(path, VOICE, {}, theirs)).status).toBe(201)
    await tables(world.database).deleteFrom('initiative.member').where('initiative_id', '=', id).where('person_id', '=', world.people.stranger).execute()
    expect((await send(path, VOICE, {}, theirs)).status).toBe(403)
    expect((await world.as(world.people.host).post(`/initiatives/${slug}/close`, { kind: 'stopped', words: 'It is done.' })).status).toBe(303)
    expect((await send(path, VOICE)).status).toBe(403)
  })

  test('more often than sixty times a minute, whichever of their tokens is used', async () => {
    await sql`insert into platform.limit_count (what, who, since, times) values ('added by token', ${world.people.carer}, now(), 60)`.execute(world.database.tables<object>())
    const answer = await send(ONE, VOICE, {}, await tokenFor(world, world.people.carer))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
  })

  test('with what opens nothing but these addresses', async () => {
    const form = { method: 'POST', body: new URLSearchParams({ command: newId<'command'>(), ...VOICE }), headers: { authorization: `Bearer ${token}` } }
    for (const path of [`${BASE}/voices/new`, '/me/tokens', '/me/erase']) expect([path, (await world.as(undefined).request(path, form)).status]).toEqual([path, 403])
    expect((await world.as(undefined).request(ONE, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404)
  })
})

describe('whatever a program sends', () => {
  const DEEP = '['.repeat(200_000)
  test.each([
    ['nothing', '', 400], ['no JSON', 'words=Hello', 400], ['a list', '[]', 400], ['null', 'null', 400], ['a text', '"hello"', 400], ['something too deep', DEEP, 400],
    ['something deep inside a name', `{"words":${DEEP}${']'.repeat(200_000)}}`, 400], ['half a thing', '{"words":', 400], ['an empty thing', '{}', 422], ['numbers', '{"words":1e999,"seenBy":0}', 422],
    ['names that every object has', '{"__proto__":{"seenBy":"members"},"constructor":1,"toString":2,"words":"Hello"}', 422], ['things in place of texts', '{"words":{"trim":1},"seenBy":["members"],"standpoint":null,"question":[],"channel":{}}', 422],
    ['text without an end', JSON.stringify({ ...VOICE, words: 'x'.repeat(500_000) }), 422], ['more than is read', JSON.stringify({ ...VOICE, words: 'x'.repeat(1_100_000) }), 413],
    ['many names', JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`name${index}`, '']))), 422],
  ])('%s is answered with a problem, and nothing is added', async (_, body, status) => {
    const before = await countVoices()
    for (const path of [ONE, LIST]) {
      const answer = await send(path, body)
      expect([answer.status, answer.headers.get('content-type')], answer.text.slice(0, 300)).toEqual([status, 'application/problem+json; charset=utf-8'])
      expect(answer.text.length).toBeLessThan(50_000)
    }
    expect(await countVoices()).toBe(before)
  })

  test('any JSON, also under the names that are known, is answered without a fault, and nothing is added that is refused', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('members', 'public', newId<'nothing'>(), world.initiative.standpoints.get('carer') ?? ''), fc.array(fc.string()))
    const body = fc.oneof(fc.jsonValue(), fc.record({ words: value, list: value, seenBy: value, standpoint: value, channel: value, question: value, meeting: value }, { requiredKeys: [] }))
    await fc.assert(fc.asyncProperty(body, fc.constantFrom(ONE, LIST), async (sent, path) => {
      await sql`delete from platform.limit_count`.execute(world.database.tables<object>())
      const before = await countVoices()
      const answer = await send(path, JSON.stringify(sent))
      expect([201, 400, 422], world.logged.at(-1)).toContain(answer.status)
      if (answer.status !== 201) expect([await countVoices(), answer.headers.get('content-type')]).toEqual([before, 'application/problem+json; charset=utf-8'])
    }), { numRuns: 150 })
  }, 60_000)

  test('halves of characters and marks in heaps are kept as forms keep them', async () => {
    const said = await send(ONE, `{"words":"a${'\u0301'.repeat(500)}\\ud800 b","seenBy":"members"}`)
    const { words } = await tables(world.database).selectFrom('initiative.thread_item').select('words').where('id', '=', newestOf(idOf(said.text))).executeTakeFirstOrThrow()
    expect([said.status, words.isWellFormed(), words.length < 60]).toEqual([201, true, true])
  })

  test.each([['text/plain'], ['application/x-www-form-urlencoded'], ['multipart/form-data; boundary=x'], ['application/jsonx'], ['']])('a body said to be «%s» is not read', async (type) => {
    expect((await send(ONE, VOICE, { 'content-type': type })).status).toBe(415)
  })

  test.each([[''], ['   '], ['with space'], ['x'.repeat(201)], ['"'], ['""']])('a key that is «%s» is none', async (key) => {
    expect([(await send(ONE, VOICE, { 'idempotency-key': key })).status, (await send(ONE, VOICE, { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': `k${key.length}` })).status]).toEqual([400, 201])
  })
})
