import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { dayFields } from '../test-fields.ts'
import { insertItem } from '../thread/item.queries.ts'
import { voiceTables } from '../voice/tables.ts'
import { askExample } from './test-question.ts'
import { questionTables } from './tables.ts'

const world = useWorld()
const PATH = '/initiatives/evening-buses/questions'
const form = { words: 'Which bus do you miss?', toWhom: 'Patients', ...dayFields('openUntil', '2026-12-01'), ...dayFields('replyBy', '2026-12-08') }
const host = () => world.as(world.people.host)
const count = async () => (await questionTables(world.database).selectFrom('initiative.question').select('id').execute()).length

describe('asking a question', () => {
  test('a question is asked with the day by which people hear back, and everybody who may see the initiative sees it', async () => {
    const answer = await host().post(`${PATH}/new`, { ...form, asking: 'ask' })
    expect(answer.status).toBe(303)
    const page = await world.as(undefined).get(answer.location ?? '')
    expect(page.text).toContain('Which bus do you miss?')
    expect(page.text).toContain('Tuesday 8 December 2026')
  })

  test('without a reply date it can be kept as a draft and not asked', async () => {
    const { words, toWhom } = form
    const before = await count()
    const refused = await host().post(`${PATH}/new`, { words, toWhom, ...dayFields('openUntil', '2026-12-01'), asking: 'ask' })
    expect(refused.status).toBe(422)
    expect(refused.text.match(/Give the day by which people hear back/g)).toHaveLength(2)
    expect(refused.text).toContain('Which bus do you miss?')
    expect(await count()).toBe(before)
    expect((await host().post(`${PATH}/new`, { words, toWhom, asking: 'keep' })).status).toBe(303)
  })

  test('a reply date before answers end is refused', async () => {
    const refused = await host().post(`${PATH}/new`, { ...form, ...dayFields('replyBy', '2026-11-30'), asking: 'ask' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('reply on the last day for answers or later')
  })

  test('a draft is seen by hosts only', async () => {
    const id = await askExample(world, { draft: true, words: 'Not ready yet?' })
    expect((await host().get(`${PATH}/${id}`)).status).toBe(200)
    expect((await world.as(world.people.carer).get(`${PATH}/${id}`)).status).toBe(404)
    expect((await world.as(world.people.carer).get(PATH)).text).not.toContain('Not ready yet?')
  })

  test('a draft becomes a question that cannot be changed or thrown away any more', async () => {
    const id = await askExample(world, { draft: true })
    expect((await host().post(`${PATH}/${id}/edit`, { ...form, version: '1', asking: 'ask' })).status).toBe(303)
    expect((await host().post(`${PATH}/${id}/edit`, { ...form, words: 'Something else', version: '2', asking: 'keep' })).status).toBe(404)
    expect((await host().post(`${PATH}/${id}/discard`, { version: '2' })).status).toBe(404)
    expect((await world.as(undefined).get(`${PATH}/${id}`)).text).toContain('Which bus do you miss?')
  })

  test('two hosts who change a draft at once see each other’s words', async () => {
    const id = await askExample(world, { draft: true })
    const answers = await Promise.all(['Mine?', 'Yours?'].map((words) => host().post(`${PATH}/${id}/edit`, { ...form, words, version: '1', asking: 'keep' })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    const conflict = answers.find((answer) => answer.status === 409)?.text
    expect(conflict).toContain('Mine?')
    expect(conflict).toContain('Yours?')
  })

  test('a double click asks once', async () => {
    const before = await count()
    const once = { ...form, asking: 'ask', command: newId<'command'>() }
    await Promise.all([host().post(`${PATH}/new`, once), host().post(`${PATH}/new`, once)])
    expect(await count()).toBe(before + 1)
  })
})

describe('the promise of a question', () => {
  test('can be moved once, to a later day, with a reason that everybody sees beside the first date', async () => {
    const id = await askExample(world)
    const moved = await host().post(`${PATH}/${id}/extend`, { ...dayFields('replyBy', '2026-12-20'), reason: 'The bus company answers late.' })
    expect(moved.status).toBe(303)
    const page = (await world.as(undefined).get(`${PATH}/${id}`)).text
    expect(page).toContain('Sunday 20 December 2026')
    expect(page).toContain('Tuesday 8 December 2026')
    expect(page).toContain('The bus company answers late.')
    const again = await host().post(`${PATH}/${id}/extend`, { ...dayFields('replyBy', '2026-12-30'), reason: 'Again.' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('The date was moved once already')
  })

  test('two hosts who move it at the same moment move it once', async () => {
    const id = await askExample(world)
    const answers = await Promise.all(['2026-12-20', '2026-12-21'].map((date) => host().post(`${PATH}/${id}/extend`, { ...dayFields('replyBy', date), reason: 'More time.' })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 422])
  })

  test('that is overdue is marked for everybody who may see the question, from the midnight that ends its day', async () => {
    const id = await askExample(world, { words: 'Overdue?', openUntil: '2026-12-01', replyBy: '2026-12-02' })
    const begin = world.clock.now
    world.clock.now = new Date('2026-12-02T23:59:59Z')
    expect((await world.as(undefined).get(`${PATH}/${id}`)).text).toContain('Reply due today')
    world.clock.now = new Date('2026-12-03T00:00:00Z')
    expect((await world.as(undefined).get(`${PATH}/${id}`)).text).toContain('Reply 1 day overdue')
    expect((await world.as(undefined).get(PATH)).text).toContain('Reply 1 day overdue')
    world.clock.now = begin
  })
})

describe('what was said for a question', () => {
  test('is shown without names, and only as far as its author opened it', async () => {
    const id = await askExample(world)
    await world.database.transaction(async (trx) => {
      for (const [words, seenBy] of [['For members: I walk home.', 'members'], ['For everybody: the last bus is at eight.', 'public']] as const) {
        const item = await insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy }, { person: world.people.carer, standpoint: undefined, channel: 'site' })
        await voiceTables(trx).insertInto('initiative.answering').values({ initiative_id: world.initiative.id, item_id: item, question_id: id }).execute()
      }
    })
    const inside = (await world.as(world.people.service).get(`${PATH}/${id}`)).text
    const outside = (await world.as(undefined).get(`${PATH}/${id}`)).text
    expect(inside).toContain('I walk home')
    expect(inside).toContain(`/voices/new?question=${id}`)
    expect(outside).toContain('the last bus is at eight')
    expect(outside).not.toContain('I walk home')
    expect(outside).not.toContain('Carer Example')
    expect((await world.as(undefined).get(PATH)).text).toContain('1 thing was said')
  })

  test('the pages ask the database at most eight questions', async () => {
    const id = await askExample(world)
    for (const path of [PATH, `${PATH}/${id}`, `${PATH}/${id}/extend`, `${PATH}/new`]) expect((await host().get(path)).queries, path).toBeLessThanOrEqual(8)
  })
})

describe('where a question stands', () => {
  test('a member says that it is set aside and why; everybody reads it, the promise stays, and it can be opened again', async () => {
    const path = `/initiatives/evening-buses/questions/${await askExample(world)}`
    const carer = world.as(world.people.carer)
    expect((await carer.post(`${path}/ending`, { kind: 'set-aside' })).text).toContain('Write why')
    expect((await carer.post(`${path}/ending`, { kind: 'set-aside', reason: 'The clinic is moving' })).status).toBe(303)
    const outside = await world.as(undefined).get(path)
    for (const words of ['The clinic is moving', 'Reply by']) expect(outside.text).toContain(words)
    expect(outside.text).not.toContain('Open it again')
    expect((await world.as(undefined).get('/initiatives/evening-buses/questions')).text).toContain('The clinic is moving')
    expect((await carer.post(`${path}/ending`, { kind: 'nobody' })).status).toBe(422)
    expect((await carer.post(`${path}/reopen`)).status).toBe(303)
    expect((await world.as(undefined).get(path)).text).not.toContain('The clinic is moving')
    expect((await carer.get(path)).queries).toBeLessThanOrEqual(8)
  })

  test('two who say it at the same moment say it once', async () => {
    const path = `/initiatives/evening-buses/questions/${await askExample(world)}`
    const answers = await Promise.all(['carer', 'planner', 'host'].map((name) => world.as(name === 'carer' ? world.people.carer : name === 'planner' ? world.people.planner : world.people.host).post(`${path}/ending`, { kind: 'nobody' })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  })
})
