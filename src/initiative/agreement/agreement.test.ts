import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { insertMeeting } from '../meeting/meeting.queries.ts'
import { listMayHaveCome, replaceWhoCame } from '../meeting/who-came.queries.ts'
import { dayFields } from '../test-fields.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { insertDissent } from './dissent.queries.ts'
import { insertItem } from '../thread/item.queries.ts'
import { agreementTables } from './tables.ts'
import { agreeExample } from './test-agreement.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const NEW = `${BASE}/agreements/new`
const carer = () => world.as(world.people.carer)
const host = () => world.as(world.people.host)
const standpoint = (key: string) => world.initiative.standpoints.get(key) ?? newId<'standpoint'>()
const memberOf = async (person: string) => (await listMayHaveCome(world.database, world.initiative.id)).find((one) => one.person === person)?.member ?? ''
const was = async (names: readonly ('host' | 'carer' | 'service' | 'planner')[]) =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [`was-${await memberOf(world.people[name])}`, standpoint(name === 'host' ? 'third-sector' : name)] as const)))
const quick = async () => ({ words: 'The last bus waits.', ...(await was(['host', 'carer', 'service'])), ...dayFields('agreedOn', '2026-11-24'), ...dayFields('replyBy', '2026-12-08'), disagreed: 'no' })
const card = {
  question: 'Which bus?', 'option-1-words': 'Two buses', 'option-1-for': 'Nobody is left', 'option-1-chosen': 'yes', 'option-2-words': 'A taxi', 'option-2-against': 'Too dear', whoCouldDecide: 'All in the room', method: 'consent',
  reasons: 'It is cheaper', cannotChange: 'The route: it is the council’s', interests: 'no', amount: '1,250', budget: 'The travel fund',
}
const count = async () => (await agreementTables(world.database).selectFrom('initiative.decision').select('item_id').execute()).length

describe('recording what was agreed', () => {
  test('what, who was there, when, the reply date and whether anyone disagreed are enough', async () => {
    const answer = await carer().post(NEW, await quick())
    expect(answer.status).toBe(303)
    const page = (await carer().get(answer.location ?? '')).text
    for (const said of ['The last bus waits.', 'Carer Example, unpaid carer', 'Service Example, someone who uses services', 'Tuesday 8 December 2026', 'Nobody is recorded as disagreeing']) expect(page).toContain(said)
  })

  test('in a small group everybody is filled in, each from their one standpoint', async () => {
    const page = (await carer().get(NEW)).text
    expect(page.match(/<option value="[0-9a-f-]{36}" selected="">as /g)).toHaveLength(4)
  })

  test('who came to the meeting is filled in, also people without names, and the meeting’s day', async () => {
    const meeting = await world.database.transaction(async (trx) => {
      const [begins, ends] = [new Date('2026-11-20T18:00:00Z'), new Date('2026-11-20T19:00:00Z')]
      const id = await insertMeeting(trx, world.initiative.id, { title: 'Friday', beginsAt: begins, endsAt: ends, place: undefined, link: undefined, whereOpen: false, ways: [], access: [], accessWords: undefined, noteTaker: undefined }, begins)
      const member = (await listMayHaveCome(trx, world.initiative.id)).find((one) => one.person === world.people.carer)?.member
      if (member === undefined) throw new Error('the carer takes part')
      await replaceWhoCame(trx, id, 0, { members: [{ member, standpoint: standpoint('carer'), way: 'room' }], company: [{ standpoint: standpoint('service'), way: 'room', people: 2 }] }, world.people.host, ends)
      return id
    })
    const page = (await carer().get(`${NEW}?meeting=${meeting}`)).text
    expect(page.match(/<option value="[0-9a-f-]{36}" selected="">as /g)).toHaveLength(1)
    expect(page).toMatch(new RegExp(`name="others-${standpoint('service')}"[^>]*value="2"`))
    expect(page).toMatch(/name="agreedOn-day"[^>]*value="20"/)
    expect((await carer().get(`${NEW}?meeting=${meeting}`)).queries).toBeLessThanOrEqual(8)
  })

  test('nobody says for somebody else what they are here as, neither when it is recorded nor when it is corrected', async () => {
    const before = await count()
    const forged = { [`was-${await memberOf(world.people.planner)}`]: standpoint('service') }
    const refused = await carer().post(NEW, { ...(await quick()), ...forged })
    expect([refused.status, refused.text.includes('what they have said they are here as'), await count()]).toEqual([422, true, before])
    const { location } = await carer().post(NEW, await quick())
    const corrected = await carer().post(`${location ?? ''}/correct`, { ...(await quick()), ...forged, reason: 'The planner was there.', version: '1' })
    expect(corrected.status).toBe(422)
    const there = { [`was-${await memberOf(world.people.planner)}`]: 'there' }
    expect((await carer().post(`${location ?? ''}/correct`, { ...(await quick()), ...there, reason: 'The planner was there.', version: '1' })).status).toBe(303)
  })

  test('without saying whether anyone disagreed nothing is recorded, and nothing typed is lost', async () => {
    const before = await count()
    const { disagreed: _, ...rest } = await quick()
    const answer = await carer().post(NEW, rest)
    expect(answer.status).toBe(422)
    expect(answer.text.match(/Say whether anyone disagreed/g)).toHaveLength(2)
    expect(answer.text).toContain('The last bus waits.')
    expect(await count()).toBe(before)
  })

  test('what is about money asks for the full card, each empty box at once', async () => {
    const answer = await carer().post(NEW, { ...(await quick()), about: 'money', ...card, reasons: '', 'option-1-words': ' ' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Write why you chose this')
    expect(answer.text).toContain('Write what this option is')
    const taken = await carer().post(NEW, { ...(await quick()), about: ['money', 'service'], ...card })
    expect((await carer().get(taken.location ?? '')).text).toContain('The route: it is the council’s')
  })

  test('«co-produced» is refused, with the reason, where fewer than two people affected by the service were there', async () => {
    const form = { ...(await quick()), about: 'co-produced', ...card }
    const refused = await carer().post(NEW, { ...form, [`was-${await memberOf(world.people.service)}`]: '' })
    expect(refused.status).toBe(422)
    expect(refused.text.match(/can’t be called co-produced: fewer than two/g)).toHaveLength(2)
    expect((await carer().post(NEW, form)).status).toBe(303)
  })

  test('it rests on what was ticked, and what was heard leads to it', async () => {
    const theme = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: 'Getting home', seenBy: 'public' }, { person: undefined, standpoint: undefined, channel: 'site' }))
    expect((await carer().get(`${NEW}?rests=${theme}`)).text).toMatch(new RegExp(`value="${theme}" checked`))
    const answer = await carer().post(NEW, { ...(await quick()), restsOn: [theme, newId<'item'>()] })
    expect((await carer().get(answer.location ?? '')).text).toContain('Getting home')
  })

  test('a double click records it once', async () => {
    const before = await count()
    const once = { ...(await quick()), command: newId<'command'>() }
    await Promise.all([carer().post(NEW, once), carer().post(NEW, once)])
    expect(await count()).toBe(before + 1)
  })
})

describe('what people outside see of an agreement', () => {
  test('who was there only as a band, nobody’s name, and a warning where one or none affected by it was there', async () => {
    const item = await agreeExample(world, { present: [{ person: world.people.host, standpoint: standpoint('third-sector') }, { person: world.people.carer, standpoint: standpoint('carer') }] })
    const outside = (await world.as(undefined).get(`${BASE}/agreements/${item}`)).text
    expect(outside).toContain('Fewer than 5')
    expect(outside).toContain('One person or nobody affected by the service was there')
    for (const secret of ['Carer Example', 'Host Example', 'unpaid carer,']) expect(outside).not.toContain(secret)
    expect((await world.as(undefined).get(`${BASE}/agreed`)).text).toContain('One person or nobody affected by the service')
  })

  test('a hidden agreement is not there for anybody but the hosts', async () => {
    const item = await agreeExample(world, { words: 'Hidden words' })
    await agreementTables(world.database).insertInto('initiative.hiding').values({ item_id: item, reason: 'A name in it', hidden_by: world.people.host }).execute()
    expect((await carer().get(`${BASE}/agreements/${item}`)).status).toBe(404)
    expect((await carer().get(`${BASE}/agreed`)).text).not.toContain('Hidden words')
    expect((await host().get(`${BASE}/agreements/${item}`)).status).toBe(200)
  })
})

describe('who disagreed', () => {
  test('their own words stand beside the agreement for members; outside only that somebody disagreed', async () => {
    const item = await agreeExample(world)
    expect((await world.as(world.people.planner).post(`${BASE}/agreements/${item}/dissent`, { dissent: 'It costs too much.', seenBy: 'members', version: '0' })).status).toBe(303)
    expect((await carer().get(`${BASE}/agreements/${item}`)).text).toContain('It costs too much.')
    const outside = (await world.as(undefined).get(`${BASE}/agreements/${item}`)).text
    expect(outside).toContain('Somebody disagreed')
    expect(outside).not.toContain('It costs too much.')
  })

  test('words typed for somebody can be changed and taken back by them, and are gone then', async () => {
    const answer = await host().post(NEW, { ...(await quick()), disagreed: 'yes', dissent: 'Typed for the planner.', dissenter: await memberOf(world.people.planner) })
    const path = answer.location ?? ''
    const planner = world.as(world.people.planner)
    expect((await planner.get(`${path}/dissent`)).text).toContain('Typed for the planner.')
    expect((await planner.post(`${path}/dissent`, { dissent: 'My own words.', seenBy: 'public', version: '1' })).status).toBe(303)
    expect((await world.as(undefined).get(path)).text).toContain('My own words.')
    expect((await world.as(undefined).get(path)).text).not.toContain('Planner Example')
    expect((await planner.post(`${path}/dissent/take-back`)).status).toBe(303)
    for (const person of [undefined, world.people.host, world.people.planner]) expect((await world.as(person).get(path)).text).not.toContain('My own words.')
    expect((await carer().get(path)).text).toContain('took their words back')
    const kept = await agreementTables(world.database).selectFrom('initiative.dissent').select('words').where('person_id', '=', world.people.planner).where('words', 'in', ['My own words.', 'Typed for the planner.']).execute()
    expect(kept).toEqual([])
  })

  test('whoever erases their account and takes what they said with them takes these words too', async () => {
    const item = await agreeExample(world)
    const person = newId<'person'>()
    await peopleTables(world.database).insertInto('people.person').values({ id: person, called: 'Leaving Example' }).execute()
    await world.database.transaction((trx) => insertDissent(trx, { item, person, words: 'I was against it.', seenBy: 'public', enteredBy: undefined, at: world.clock.now }))
    expect((await world.as(undefined).get(`${BASE}/agreements/${item}`)).text).toContain('I was against it.')
    await world.database.transaction((trx) => erasePerson(trx, person, 'take-back'))
    expect((await carer().get(`${BASE}/agreements/${item}`)).text).not.toContain('I was against it.')
  })

  test('nobody changes the words of somebody else', async () => {
    const item = await agreeExample(world)
    await world.as(world.people.planner).post(`${BASE}/agreements/${item}/dissent`, { dissent: 'The planner’s.', seenBy: 'members', version: '0' })
    await carer().post(`${BASE}/agreements/${item}/dissent/take-back`)
    await carer().post(`${BASE}/agreements/${item}/dissent`, { dissent: 'The carer’s.', seenBy: 'members', version: '1' })
    const page = (await carer().get(`${BASE}/agreements/${item}`)).text
    expect(page).toContain('The planner’s.')
    expect(page).toContain('The carer’s.')
  })
})

describe('correcting an agreement', () => {
  const correction = async () => ({ words: 'The last two buses wait.', reason: 'It was two.', version: '1', ...(await was(['carer', 'service'])), ...dayFields('agreedOn', '2026-11-23') })

  test('makes a new version, and the one before stays readable for members', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world, { words: 'The old words.' })}`
    expect((await carer().post(`${path}/correct`, await correction())).status).toBe(303)
    const page = (await carer().get(path)).text
    expect(page).toContain('The last two buses wait.')
    expect(page).not.toContain('The old words.')
    expect(page).not.toContain('Host Example, third-sector')
    const history = (await carer().get(`${path}/history`)).text
    expect(history).toContain('The old words.')
    expect(history).toContain('It was two.')
    expect(history).toContain('Host Example, third-sector worker')
    expect((await world.as(undefined).get(path)).text).not.toContain('The old words.')
  })

  test('cannot move the reply date', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world, { replyBy: '2026-12-08' })}`
    await carer().post(`${path}/correct`, { ...(await correction()), ...dayFields('replyBy', '2030-01-01') })
    expect((await carer().get(path)).text).toContain('Tuesday 8 December 2026')
  })

  test('by two people at once shows the slower one both', async () => {
    const path = `${BASE}/agreements/${await agreeExample(world)}`
    const answers = await Promise.all(['Mine.', 'Yours.'].map(async (words) => carer().post(`${path}/correct`, { ...(await correction()), words })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    const conflict = answers.find((answer) => answer.status === 409)?.text
    expect(conflict).toContain('Mine.')
    expect(conflict).toContain('Yours.')
  })
})

describe('the answer of those with the power', () => {
  const path = async () => `${BASE}/agreements/${await agreeExample(world)}`
  const no = { body: 'Example Transport Committee', said: 'no', why: 'There is no driver at that hour.', answeredBy: 'Its chair', ...dayFields('answeredOn', '2026-11-24'), version: '0' }

  test('stands beside what was agreed, and a later answer does not erase the earlier', async () => {
    const at = await path()
    expect((await host().post(`${at}/answer`, no)).status).toBe(303)
    expect((await host().post(`${at}/answer`, { ...no, said: 'yes', why: '', ...dayFields('byWhen', '2027-02-01'), version: '1' })).status).toBe(303)
    const page = (await world.as(undefined).get(at)).text
    for (const said of ['The last bus waits until', 'Example Transport Committee: no', 'There is no driver', 'Example Transport Committee: yes', 'Monday 1 February 2027', 'Its chair']) expect(page).toContain(said)
    expect(page).not.toContain('Host Example')
    expect((await carer().get(at)).text).toContain('by Host Example')
  })

  test('a no needs a reason and a yes a date', async () => {
    const at = await path()
    expect((await host().post(`${at}/answer`, { ...no, why: '' })).text).toContain('need a reason')
    expect((await host().post(`${at}/answer`, { ...no, said: 'yes' })).text).toContain('Give the day by when it will happen')
  })

  test('two hosts who record one at once see each other’s', async () => {
    const at = await path()
    const answers = await Promise.all(['No driver.', 'No money.'].map((why) => host().post(`${at}/answer`, { ...no, why })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    const conflict = answers.find((answer) => answer.status === 409)?.text
    expect(conflict).toContain('No driver.')
    expect(conflict).toContain('No money.')
  })
})

test('the pages ask the database at most eight questions', async () => {
  const item = await agreeExample(world)
  for (const path of [`${BASE}/agreed`, NEW, `${BASE}/agreements/${item}`, `${BASE}/agreements/${item}/correct`, `${BASE}/agreements/${item}/history`, `${BASE}/agreements/${item}/dissent`, `${BASE}/agreements/${item}/answer`]) {
    expect((await host().get(path)).queries, path).toBeLessThanOrEqual(8)
  }
})
