import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { LETTERS } from '#app/letters.ts'
import { TEST_ORIGIN, useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { type Id, newId } from '#platform/ids.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import { agreementTables } from '../agreement/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { askExample } from '../question/test-question.ts'
import { dayFields } from '../test-fields.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { voiceTables } from '../voice/tables.ts'
import { replyTables } from './tables.ts'
import { replyExample } from './test-reply.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const host = () => world.as(world.people.host)
const did = { youSaid: 'The last bus goes before the clinic ends.', kind: 'did', words: 'The last bus now waits until nine.', version: '0' }

const say = (words: string, by: { person?: Id<'person'>; saidBy?: string }) => world.database.transaction((trx) =>
  insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy: 'members' }, { person: by.person, standpoint: undefined, channel: 'room', saidBy: by.saidBy }))
const reach = (person: Id<'person'>, way: 'email' | 'letter' | 'call', detail: string | null) =>
  peopleTables(world.database).insertInto('people.reply_way').values({ person_id: person, way, detail }).onConflict((on) => on.column('person_id').doUpdateSet({ way, detail })).execute()
const deliveries = async (reply: string) => (await replyTables(world.database).selectFrom('initiative.delivery').select(['person_id', 'name', 'way']).where('reply_id', '=', reply as Id<'reply'>).execute())
const idIn = (location: string | null) => /replies\/([0-9a-f-]+)\/told/.exec(location ?? '')?.[1] ?? ''

describe('replying', () => {
  test('you said, we did: seen by everybody who may see the question, and the promise is kept', async () => {
    const path = `${BASE}/questions/${await askExample(world)}`
    expect((await host().post(`${path}/reply`, did)).status).toBe(303)
    const page = (await world.as(undefined).get(path)).text
    for (const said of ['You said', 'The last bus goes before the clinic ends.', 'We did', 'waits until nine', 'Replied on 24 November 2026']) expect(page).toContain(said)
  })

  test('«we did not» is refused without its reason, and nothing typed is lost', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world)}/reply`
    const refused = await host().post(path, { ...did, kind: 'did-not', words: ' ' })
    expect(refused.status).toBe(422)
    expect(refused.text.match(/Write why you did not do it/g)).toHaveLength(2)
    expect(refused.text).toContain(did.youSaid)
  })

  test('«still open» needs its next date, which becomes the promise and can be overdue again', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world, { replyBy: '2026-11-30' })}`
    expect((await host().post(`${path}/reply`, { ...did, kind: 'still-open' })).status).toBe(422)
    expect((await host().post(`${path}/reply`, { ...did, kind: 'still-open', words: 'The council decides in January.', ...dayFields('nextBy', '2027-01-20') })).status).toBe(303)
    const begin = world.clock.now
    world.clock.now = new Date('2027-01-22T12:00:00Z')
    const page = (await world.as(undefined).get(path)).text
    expect(page).toContain('Reply 2 days overdue')
    expect(page).toContain('Monday 30 November 2026')
    expect((await world.as(undefined).get(`${BASE}/agreed`)).text).toContain('Reply 2 days overdue')
    world.clock.now = begin
  })

  test('a later reply stands after the earlier one and does not erase it', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world)}`
    await host().post(`${path}/reply`, { ...did, kind: 'still-open', words: 'Wait for January.', ...dayFields('nextBy', '2027-01-20') })
    await host().post(`${path}/reply`, { ...did, version: '1' })
    const page = (await world.as(undefined).get(path)).text
    expect(page.indexOf('Wait for January.')).toBeGreaterThan(0)
    expect(page.indexOf('waits until nine')).toBeGreaterThan(page.indexOf('Wait for January.'))
  })

  test('two hosts who reply at once: one is taken, and the other sees both', async () => {
    const path = `${BASE}/questions/${await askExample(world)}/reply`
    const answers = await Promise.all(['Mine stands.', 'Yours stands.'].map((words) => host().post(path, { ...did, words })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    const conflict = answers.find((answer) => answer.status === 409)?.text
    expect(conflict).toContain('Mine stands.')
    expect(conflict).toContain('Yours stands.')
  })

  test('a double click replies and tells once', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world)}/reply`
    const once = { ...did, command: newId<'command'>() }
    const [first, second] = await Promise.all([host().post(path, once), host().post(path, once)])
    expect([first.status, second.status, first.location === second.location]).toEqual([303, 303, true])
    expect(await deliveries(idIn(first.location))).toHaveLength(2)
  })

  test('no way of the site closes a question or an agreement without a reply', async () => {
    const question = await askExample(world)
    const item = await agreeExample(world)
    for (const end of ['close', 'closure', 'delete', 'discard', 'settle', 'edit']) {
      for (const path of [`${BASE}/questions/${question}/${end}`, `${BASE}/agreements/${item}/${end}`]) expect((await host().post(path)).status, path).toBe(404)
    }
  })
})

describe('who is told', () => {
  test('everybody whose voice answers the question, each once and in the way they chose; whoever took theirs back is not', async () => {
    const question = await askExample(world)
    const said = [await say('One', { person: world.people.carer }), await say('Two', { person: world.people.carer }), await say('Three', { saidBy: 'Mrs Example' }), await say('', { person: world.people.planner }), await say('Four', { person: world.people.service })]
    await voiceTables(world.database).insertInto('initiative.answering').values(said.map((item) => ({ initiative_id: world.initiative.id, item_id: item, question_id: question }))).execute()
    if (said[3] !== undefined) await voiceTables(world.database).insertInto('initiative.taking_back').values({ item_id: said[3] }).execute()
    await reach(world.people.carer, 'letter', '1 Example Street')
    expect((await host().get(`${BASE}/questions/${question}/reply`)).text).toContain('3 people will be told')
    const answer = await host().post(`${BASE}/questions/${question}/reply`, did)
    const told = await deliveries(idIn(answer.location))
    expect(told.map(({ person_id, name, way }) => [person_id ?? name, way]).toSorted()).toEqual([[world.people.carer, 'letter'], [world.people.service, 'page'], ['Mrs Example', 'call']].toSorted())
  })

  test('everybody whose words lie under an agreement, through its themes, and everybody who was there', async () => {
    const item = await agreeExample(world, { present: [{ person: world.people.service, standpoint: undefined }, { person: world.people.host, standpoint: undefined }] })
    const [voice, theme] = [await say('Under it', { person: world.people.planner }), await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: 'A theme', seenBy: 'public' }, { person: undefined, standpoint: undefined, channel: 'site' }))]
    await world.database.transaction(async (trx) => {
      await linkItems(trx, world.initiative.id, theme, [voice])
      await linkItems(trx, world.initiative.id, item, [theme])
    })
    const answer = await host().post(`${BASE}/agreements/${item}/reply`, did)
    expect((await deliveries(idIn(answer.location))).map((one) => one.person_id).toSorted()).toEqual([world.people.planner, world.people.service].toSorted())
  })

  test('a call list shows whom to call and records who told whom, who was not reached, and when', async () => {
    await reach(world.people.carer, 'call', '0000 000 000')
    const { reply, delivery } = await replyExample(world)
    const path = `${BASE}/replies/${reply}/told`
    expect((await host().get(path)).text).toContain('0000 000 000')
    await host().post(`${BASE}/deliveries/${delivery}/told`, { outcome: 'not-reached' })
    expect((await host().get(path)).text).toContain('Not reached on Tuesday 24 November 2026, 6.30 pm, by Host Example')
    await host().post(`${BASE}/deliveries/${delivery}/told`, { outcome: 'told' })
    const page = (await host().get(path)).text
    expect(page).toContain('1 person was told, nobody is still to be told.')
    expect(page).not.toContain('I told Carer Example')
    expect((await world.as(world.people.service).get(path)).status).toBe(403)
  })

  test('letters are one printable page, a sheet a person, with the address they gave', async () => {
    await reach(world.people.carer, 'letter', '1 Example Street\nExampletown')
    const item = await agreeExample(world)
    const answer = await host().post(`${BASE}/agreements/${item}/reply`, did)
    const page = (await host().get(`${BASE}/replies/${idIn(answer.location)}/letters`)).text
    for (const said of ['Dear Carer Example,', '1 Example Street', 'waits until nine']) expect(page).toContain(said)
    expect(page.match(/<article/g)).toHaveLength(1)
  })

  test('somebody finds the reply on their own page, and says that they have read it', async () => {
    const { reply } = await replyExample(world, await agreeExample(world, { words: 'Something for my page.' }))
    const carer = world.as(world.people.carer)
    expect((await carer.get('/me')).text).toContain('Something for my page.')
    expect((await carer.post(`${BASE}/replies/${reply}/seen`)).status).toBe(303)
    expect((await host().get(`${BASE}/replies/${reply}/told`)).text).toContain('1 person was told')
  })

  test('a letter by e-mail says that there is a reply and not what it says, and counts as told once it went out', async () => {
    await peopleTables(world.database).insertInto('people.email').values({ person_id: world.people.service, address: 'service@example.org', key: 'service@example.org' }).execute()
    await reach(world.people.service, 'email', null)
    const answer = await host().post(`${BASE}/agreements/${await agreeExample(world)}/reply`, did)
    const path = `${BASE}/replies/${idIn(answer.location)}/told`
    expect((await host().get(path)).text).not.toContain('Told on')
    const sent: { to: string; text: string }[] = []
    await deliverDue({ database: world.database, letters: LETTERS, site: { name: 'Thegither', publicUrl: new URL(TEST_ORIGIN), secret: 'x' }, log: () => undefined, send: async (letter) => { sent.push(letter) } })
    expect(sent).toMatchObject([{ to: 'service@example.org' }])
    expect(sent[0]?.text).toContain(`${TEST_ORIGIN}${BASE}/agreements/`)
    expect(sent[0]?.text).not.toContain('waits until nine')
    expect((await host().get(path)).text).toContain('Told on')
  })

  test('whoever erases their account is on no list any more', async () => {
    const { reply } = await replyExample(world)
    const person = newId<'person'>()
    await peopleTables(world.database).insertInto('people.person').values({ id: person, called: 'Leaving Example' }).execute()
    await replyTables(world.database).insertInto('initiative.delivery').values({ id: newId<'delivery'>(), reply_id: reply, person_id: person, name: null, way: 'call' }).execute()
    expect((await host().get(`${BASE}/replies/${reply}/told`)).text).toContain('Leaving Example')
    await sql`delete from people.person where id = ${person}`.execute(agreementTables(world.database))
    expect((await host().get(`${BASE}/replies/${reply}/told`)).text).not.toContain('Leaving Example')
  })
})

test('the pages ask the database at most eight questions', async () => {
  const { reply, item } = await replyExample(world)
  for (const path of [`${BASE}/replies/${reply}/told`, `${BASE}/replies/${reply}/letters`, `${BASE}/agreements/${item}/reply`, `${BASE}/agreements/${item}`, `${BASE}/agreed`]) expect((await host().get(path)).queries, path).toBeLessThanOrEqual(8)
})
