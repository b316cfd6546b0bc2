import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { drawing, sendPicture } from '../item-picture/test-picture.ts'
import { dayFields } from '../test-fields.ts'
import { tables } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { FAILED, ideaExample, prototypeExample, recorded, trialExample, wereThere } from './test-trying.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const carer = () => world.as(world.people.carer)
const outside = () => world.as(undefined)
const sourcesOf = async (item: string) =>
  (await tables(world.database).selectFrom('initiative.thread_link').select(['source_id', 'result_id']).execute()).filter((link) => link.result_id === item).map((link) => link.source_id as string)

describe('from a need to an idea, something made, and a test', () => {
  test('each rests on what it came from, and its page shows it to everybody', async () => {
    const need = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'need', words: 'To know when the bus comes', seenBy: 'public' }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))
    expect((await carer().get(`${BASE}/ideas/new?rests=${need}`)).text).toMatch(new RegExp(`value="${need}" checked`))
    const idea = await ideaExample(world, { restsOn: need })
    const prototype = await prototypeExample(world, { restsOn: idea })
    const trial = await trialExample(world, { restsOn: prototype })
    expect([await sourcesOf(idea), await sourcesOf(prototype), await sourcesOf(trial)]).toEqual([[need], [idea], [prototype]])
    const page = (await outside().get(`${BASE}/ideas/${idea}`)).text
    for (const said of ['A timetable in large letters', 'At every stop.', 'To know when the bus comes', 'A timetable drawn by hand']) expect(page).toContain(said)
    const outline = (await outside().get(`${BASE}/trying`)).text
    for (const said of ['A timetable in large letters', 'A timetable drawn by hand', 'Can people read it in the dark?', 'Being tested']) expect(outline).toContain(said)
  })

  test('whose idea it is, and who made what, members read by name and nobody outside learns', async () => {
    const prototype = await prototypeExample(world)
    expect((await carer().get(`${BASE}/prototypes/${prototype}`)).text).toContain('Service Example, someone who uses services')
    for (const person of [undefined, world.people.stranger]) {
      const page = (await world.as(person).get(`${BASE}/prototypes/${prototype}`)).text
      for (const word of ['Carer Example', 'Service Example', 'unpaid carer', 'Who made it']) expect(page).not.toContain(word)
    }
  })

  test('nobody says for somebody else what they are here as', async () => {
    const [name] = Object.keys(await wereThere(world, ['planner']))
    const answer = await carer().post(`${BASE}/ideas/new`, { words: 'A bench', [name ?? '']: world.initiative.standpoints.get('service') ?? '' })
    expect([answer.status, answer.text.includes('what they have said they are here as')]).toEqual([422, true])
  })

  test('what is made or tested is of something that is there', async () => {
    const made = await carer().post(`${BASE}/prototypes/new`, { words: 'A drawing', form: 'drawing', what: 'A drawing of it' })
    expect([made.status, made.text.includes('Tick at least one')]).toEqual([422, true])
    const other = await carer().post(`${BASE}/tests/new`, { words: 'Does it work?', setting: 'Here', ...dayFields('began', '2026-11-20'), result: 'too-early', restsOn: world.people.carer })
    expect([other.status, other.text.includes('something ticked is no longer there')]).toEqual([422, true])
  })

  test('something else than the forms on the list says what it is', async () => {
    const idea = await ideaExample(world)
    const fields = { words: 'A song', form: 'other', what: 'A song about the 44', restsOn: idea }
    expect((await carer().post(`${BASE}/prototypes/new`, fields)).text).toContain('Write what form it has')
    const item = recorded(await carer().post(`${BASE}/prototypes/new`, { ...fields, formWords: 'A song to sing' }))
    expect((await carer().get(`${BASE}/prototypes/${item}`)).text).toContain('A song to sing')
  })
})

describe('pictures', () => {
  test('what was made is shown on its page, in words for people who can’t see it', async () => {
    const prototype = await prototypeExample(world)
    const sent = await sendPicture(world, prototype, await drawing(), { alt: 'A sheet with four coloured lines' })
    expect(sent.location).toBe(`${BASE}/prototypes/${prototype}#pictures`)
    expect((await outside().get(`${BASE}/prototypes/${prototype}`)).text).toMatch(/<img[^>]*alt="A sheet with four coloured lines"/)
  })
})

describe('how a test went', () => {
  test('a result comes with what was seen, what was learned and who took part; all that is missing is said at once', async () => {
    const prototype = await prototypeExample(world)
    const answer = await carer().post(`${BASE}/tests/new`, { words: 'Does it work?', setting: 'Here', ...dayFields('began', '2026-11-20'), ...dayFields('ended', '2026-11-19'), result: 'did-not', restsOn: prototype })
    expect(answer.status).toBe(422)
    for (const sentence of ['Write what you saw and heard', 'Write what you learned', 'Say who took part', 'The last day can’t be before the first']) expect(answer.text).toContain(sentence)
  })

  test('members see who took part; outside only a rough number, and that those whom it is about were too few', async () => {
    const trial = await trialExample(world, { ...FAILED, ...(await wereThere(world, ['planner', 'service'])), [Object.keys(await wereThere(world, ['carer']))[0] ?? '']: '' })
    const inside = (await carer().get(`${BASE}/tests/${trial}`)).text
    expect(inside).toContain('Planner Example, ')
    const page = (await outside().get(`${BASE}/tests/${trial}`)).text
    expect(page).toContain('Fewer than 5')
    expect(page).toContain('One person or nobody affected')
    for (const name of ['Planner Example', 'Service Example', 'Carer Example']) expect(page).not.toContain(name)
  })

  test('one that did not work leads on: to a new idea, or to the same made differently, and so round again', async () => {
    const prototype = await prototypeExample(world)
    const trial = await trialExample(world, { ...FAILED, restsOn: prototype })
    const page = (await carer().get(`${BASE}/tests/${trial}`)).text
    expect(page).toContain(`/ideas/new?rests=${trial}`)
    expect(page).toContain(`/prototypes/new?rests=${trial},${prototype}`)
    const again = await prototypeExample(world, { words: 'Times only, drawn by hand', restsOn: [trial, prototype] })
    const idea = await ideaExample(world, { words: 'A voice that says the times', restsOn: trial })
    const worked = await trialExample(world, { words: 'And now?', ...FAILED, result: 'worked', restsOn: again })
    const outline = (await outside().get(`${BASE}/trying`)).text
    for (const said of ['Times only, drawn by hand', 'Tested: it worked', 'It grew from']) expect(outline).toContain(said)
    // A loop is no circle: but the first prototype can't rest on the test that came of it.
    const circle = await carer().post(`${BASE}/prototypes/${prototype}/edit`, { words: 'x', form: 'drawing', what: 'y', version: '1', restsOn: [worked] })
    expect([circle.status, circle.text.includes('rests on this itself')]).toEqual([422, true])
    expect((await carer().get(`${BASE}/ideas/${idea}`)).text).toContain('It did not work')
  })

  test('the thread says how it went and what was learned', async () => {
    await trialExample(world, { ...FAILED, words: 'Is it loud enough?', learned: 'Nobody hears it beside the road.' })
    const thread = (await outside().get(`${BASE}/thread`)).text
    expect(thread).toContain('It did not work. What was learned: Nobody hears it beside the road.')
  })
})

describe('changing', () => {
  test('a change adds a version; what it said before is there for members', async () => {
    const idea = await ideaExample(world)
    const changed = await carer().post(`${BASE}/ideas/${idea}/edit`, { words: 'A timetable that talks', version: '1' })
    expect(changed.status).toBe(303)
    expect((await outside().get(`${BASE}/ideas/${idea}`)).text).toContain('A timetable that talks')
    const history = (await carer().get(`${BASE}/ideas/${idea}/history`)).text
    for (const said of ['A timetable that talks', 'A timetable in large letters', 'Recorded by Carer Example']) expect(history).toContain(said)
  })

  test('two at once: the second sees both', async () => {
    const trial = await trialExample(world)
    const fields = { words: 'First', setting: 'Here', ...dayFields('began', '2026-11-20'), result: 'too-early', restsOn: await sourcesOf(trial), version: '1' }
    expect((await carer().post(`${BASE}/tests/${trial}/edit`, fields)).status).toBe(303)
    const late = await world.as(world.people.host).post(`${BASE}/tests/${trial}/edit`, { ...fields, words: 'Second' })
    expect(late.status).toBe(409)
    for (const said of ['First', 'Second', 'name="version" value="2"']) expect(late.text).toContain(said)
  })

  test('what is unticked no longer leads there, and by whom it is can be put right', async () => {
    const [one, two] = [await ideaExample(world), await ideaExample(world)]
    const prototype = await prototypeExample(world, { restsOn: [one, two] })
    await carer().post(`${BASE}/prototypes/${prototype}/edit`, { words: 'A drawing', form: 'drawing', what: 'Of it', restsOn: two, version: '1', ...(await wereThere(world, ['planner'])) })
    expect(await sourcesOf(prototype)).toEqual([two])
    const page = (await carer().get(`${BASE}/prototypes/${prototype}`)).text
    expect(page).toContain('Planner Example')
    expect(page).not.toContain('Service Example')
  })

  test('putting it away says why, in the outline and on its page', async () => {
    const idea = await ideaExample(world, { words: 'A ferry' })
    expect((await carer().post(`${BASE}/items/${idea}/ending`, { kind: 'set-aside', reason: 'There is no river.' })).status).toBe(303)
    for (const path of ['/trying', `/ideas/${idea}`]) expect((await outside().get(BASE + path)).text).toContain('There is no river.')
  })
})

describe('what it may rest on and what rests on it', () => {
  test('an agreement can rest on each of them', async () => {
    const trial = await trialExample(world)
    const page = (await carer().get(`${BASE}/agreements/new?rests=${trial}`)).text
    expect(page).toMatch(new RegExp(`value="${trial}" checked`))
    for (const item of await sourcesOf(trial)) expect(page).toContain(`value="${item}"`)
  })
})

describe('small print', () => {
  test('no page asks the database more than eight times', async () => {
    const trial = await trialExample(world, FAILED)
    const [prototype] = await sourcesOf(trial)
    const [idea] = await sourcesOf(prototype ?? '')
    const pages = [
      '/trying', '/ideas/new', '/prototypes/new', '/tests/new', ...['', '/edit', '/history'].flatMap((end) => [`/ideas/${idea}${end}`, `/prototypes/${prototype}${end}`, `/tests/${trial}${end}`]),
      ...['', '/questions', '/for-somebody', '/print'].map((end) => `/tests/${trial}/sheet${end}`),
    ]
    for (const path of pages) {
      const answer = await world.as(world.people.host).get(BASE + path)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.queries, path).toBeLessThanOrEqual(8)
    }
  })

  test('what a host hid is read nowhere', async () => {
    const marked = async (make: typeof ideaExample, fields: Parameters<typeof ideaExample>[1]) => make(world, { words: 'zzyzx', ...fields })
    const idea = await marked(ideaExample, { how: 'zzyzx' })
    const prototype = await marked(prototypeExample, { what: 'zzyzx', restsOn: idea })
    const trial = await marked(trialExample, { ...FAILED, learned: 'zzyzx', restsOn: prototype })
    const later = await ideaExample(world, { words: 'Later', restsOn: trial })
    for (const item of [idea, prototype, trial]) expect((await world.as(world.people.host).post(`${BASE}/items/${item}/hide`, { reason: 'It names somebody.' })).status).toBe(303)
    for (const person of [undefined, world.people.stranger, world.people.carer]) {
      const visitor = world.as(person)
      for (const path of ['/trying', '/thread', `/ideas/${later}`, '/ideas/new', '/prototypes/new', '/tests/new', '/thread.json']) expect((await visitor.get(BASE + path)).text, path).not.toContain('zzyzx')
      for (const path of [`/ideas/${idea}`, `/prototypes/${prototype}`, `/tests/${trial}`, `/tests/${trial}/history`, `/tests/${trial}/sheet`]) expect((await visitor.get(BASE + path)).text, path).not.toContain('zzyzx')
    }
    expect((await outside().get(`${BASE}/ideas/${idea}`)).status).toBe(404)
    expect((await world.as(world.people.host).get(`${BASE}/ideas/${idea}`)).text).toContain('Only hosts see it')
  })

  test('of a test that a host hid not even its result is told, and its idea stands as if there were none', async () => {
    // The newest of all, so that it is on the first page.
    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    const idea = await ideaExample(world, { words: 'Of which one test is hidden' })
    const trial = await trialExample(world, { ...FAILED, restsOn: idea })
    const section = async () => (await outside().get(`${BASE}/trying`)).text.split(`id="${idea}"`)[1]?.split('</section>')[0] ?? ''
    const told = /it did not work|20 Nov/gi
    expect((await section()).match(told)).toHaveLength(3)
    await world.as(world.people.host).post(`${BASE}/items/${trial}/hide`, { reason: 'It names somebody.' })
    expect(await section()).not.toMatch(told)
    expect(await section()).toContain('Of which one test is hidden')
  })

  test('an id of another kind opens nothing', async () => {
    const idea = await ideaExample(world)
    for (const path of [`/prototypes/${idea}`, `/tests/${idea}`, '/ideas/nothing']) expect((await outside().get(BASE + path)).status).toBe(404)
  })

  test('whoever erases their account stays as somebody without a name', async () => {
    const prototype = await prototypeExample(world)
    await world.database.transaction((trx) => erasePerson(trx, world.people.service, 'keep'))
    const page = (await carer().get(`${BASE}/prototypes/${prototype}`)).text
    expect(page).not.toContain('Service Example')
    expect(page).toContain('A member who has left')
  })
})
