import { describe, expect, test } from 'vitest'
import { AGAIN } from '#app/again.ts'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { erasePerson } from '#people/erasing/erase.queries.ts'
import { newId } from '#platform/ids.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { trialExample } from '../trying/test-trying.ts'
import { listQuestions } from './sheet.queries.ts'
import { trialTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const at = (trial: ItemId, end = '') => `${BASE}/tests/${trial}${end}`
const carer = () => world.as(world.people.carer)

const SCALE = { words: 'How easy was it?', kind: 'scale', low: 'very hard', high: 'very easy' } as const
const YES_NO = { words: 'Would you use it again?', kind: 'yes-no' } as const
const WORDS = { words: 'What should be different?', kind: 'words' } as const

/** A test with these questions. */
async function asking(...questions: readonly Readonly<Record<string, string>>[]): Promise<ItemId> {
  const trial = await trialExample(world)
  for (const question of questions) expect((await carer().post(at(trial, '/sheet/questions'), question)).status).toBe(303)
  return trial
}

/** The fields of a sheet, in the order of its questions. */
async function filled(trial: ItemId, answers: readonly string[]): Promise<Record<string, string>> {
  const asked = (await listQuestions(world.database, trial)).filter(({ off }) => !off)
  return Object.fromEntries(answers.map((answer, index) => [`answer-${asked[index]?.id ?? ''}`, answer]))
}

const fill = async (trial: ItemId, person: PersonId, ...answers: readonly string[]) => {
  world.clock.now = new Date(world.clock.now.getTime() + 60_000)
  return world.as(person).post(at(trial, '/sheet'), await filled(trial, answers))
}
const typedBy = async (person: PersonId, trial: ItemId, ...answers: readonly string[]) => {
  world.clock.now = new Date(world.clock.now.getTime() + 60_000)
  return world.as(person).post(at(trial, '/sheet/for-somebody'), await filled(trial, answers))
}
/** Somebody else who takes part. */
async function another(): Promise<PersonId> {
  const person = newId<'person'>()
  await peopleTables(world.database).insertInto('people.person').values({ id: person, called: 'Another Example' }).execute()
  await trialTables(world.database).insertInto('initiative.member').values({ id: newId<'member'>(), initiative_id: world.initiative.id, person_id: person, brings: null }).execute()
  return person
}
/** Typed for somebody, each time by somebody else. */
const typed = async (trial: ItemId, ...answers: readonly string[]) => typedBy(await another(), trial, ...answers)
/** The numbers of a spread as the page shows them, in the order of the choices; undefined where none is shown. */
const shown = (page: string): readonly number[] | undefined => {
  const numbers = [...page.matchAll(/spread__people">(\d+)</g)].map((match) => Number(match[1]))
  return numbers.length === 0 ? undefined : numbers
}
const four = () => [world.people.host, world.people.carer, world.people.service, world.people.planner] as const

describe('the questions', () => {
  test('a scale says what its ends mean, and a question is asked in one of three ways', async () => {
    const trial = await trialExample(world)
    const refused = await carer().post(at(trial, '/sheet/questions'), { words: 'How easy was it?', kind: 'scale' })
    expect([refused.status, refused.text.includes('Write what this end means')]).toEqual([422, true])
    expect((await carer().post(at(trial, '/sheet/questions'), { words: 'x', kind: 'stars' })).text).toContain('Choose how it is answered')
  })

  test('one that nobody answered goes; one that somebody answered is asked no more, and its answers stay', async () => {
    const trial = await asking(SCALE, YES_NO)
    for (const person of four()) await fill(trial, person, '5')
    await typed(trial, '5')
    const [scale, yesNo] = await listQuestions(world.database, trial)
    for (const question of [scale, yesNo]) await carer().post(at(trial, `/sheet/questions/${question?.id ?? ''}/off`))
    expect((await listQuestions(world.database, trial)).map(({ words, off }) => [words, off])).toEqual([[SCALE.words, true]])
    const page = (await carer().get(at(trial))).text
    expect(shown(page)).toEqual([0, 0, 0, 0, 5])
    expect(page).toContain('Not asked any more')
    expect((await carer().get(at(trial, '/sheet'))).text).not.toContain(SCALE.words)
  })

  test('a question of another test is none of this one', async () => {
    const [one, other] = [await asking(SCALE), await asking(SCALE)]
    const [theirs] = await listQuestions(world.database, other)
    await carer().post(at(one, `/sheet/questions/${theirs?.id ?? ''}/off`))
    expect(await listQuestions(world.database, other)).toHaveLength(1)
    expect((await carer().post(at(one, '/sheet'), { [`answer-${theirs?.id ?? ''}`]: '3' })).status).toBe(422)
  })
})

describe('the answers', () => {
  test('under five nothing is shown to anybody; then how many chose what, and never an average', async () => {
    const trial = await asking(SCALE, YES_NO)
    for (const person of four()) expect((await fill(trial, person, '4', '1')).status).toBe(303)
    for (const person of [undefined, world.people.host]) {
      const page = (await world.as(person).get(at(trial))).text
      expect(shown(page)).toBeUndefined()
      expect(page).toContain('Too few people have answered')
    }
    await typed(trial, '1', '3')
    expect(shown((await world.as(undefined).get(at(trial))).text)).toEqual([1, 0, 0, 4, 0, 4, 0, 1])
  })

  test('one more, one changed, one taken back: the numbers stay, until five have moved', async () => {
    const trial = await asking(SCALE)
    for (const person of four()) await fill(trial, person, '4')
    await typed(trial, '1')
    const before = [1, 0, 0, 4, 0]
    await typed(trial, '2')
    expect(shown((await carer().get(at(trial))).text)).toEqual(before)
    await fill(trial, world.people.planner, '5')
    expect(shown((await carer().get(at(trial))).text)).toEqual(before)
    for (let more = 0; more < 3; more += 1) await typed(trial, '3')
    expect(shown((await carer().get(at(trial))).text)).toEqual([1, 1, 3, 3, 1])
  })

  test('whoever types for others learns no answer that they didn’t type, from numbers before and after', async () => {
    const trial = await asking(SCALE)
    const page = async () => shown((await carer().get(at(trial))).text)
    for (let sheet = 0; sheet < 4; sheet += 1) await typedBy(world.people.carer, trial, '1')
    await fill(trial, world.people.host, '5')
    expect(await page()).toBeUndefined()
    for (const person of [world.people.service, world.people.planner, await another()]) await fill(trial, person, '5')
    expect(await page()).toEqual([4, 0, 0, 0, 4])
    // Once more with numbers that are shown already: four that they type, or take back, and one that they would like to know.
    await fill(trial, await another(), '3')
    for (let sheet = 0; sheet < 4; sheet += 1) await typedBy(world.people.carer, trial, '2')
    const mine = [...(await carer().get(at(trial, '/sheet/for-somebody'))).text.matchAll(/action="([^"]*take-back)"/g)].flatMap(([, path = '']) => path)
    for (const path of mine) expect((await carer().post(path)).status).toBe(303)
    expect([mine.length, await page()]).toEqual([8, [4, 0, 0, 0, 4]])
    for (let more = 0; more < 4; more += 1) await fill(trial, await another(), '3')
    expect(await page()).toEqual([0, 0, 5, 0, 4])
  })

  test('where fewer than five are left, nothing is shown any more', async () => {
    const trial = await asking(SCALE)
    for (const person of four()) await fill(trial, person, '4')
    await typed(trial, '1')
    const page = (await carer().get(at(trial, '/sheet'))).text
    const back = /action="([^"]*take-back)"/.exec(page)?.[1] ?? ''
    expect((await carer().post(back)).status).toBe(303)
    expect(shown((await carer().get(at(trial))).text)).toBeUndefined()
    expect((await carer().get(at(trial, '/sheet'))).text).not.toContain('checked')
  })

  test('a double click is one sheet, and somebody’s own sheet is one however often they send it', async () => {
    const trial = await asking(SCALE)
    const fields = { ...(await filled(trial, ['4'])), command: newId<'command'>() }
    await Promise.all([carer().post(at(trial, '/sheet'), fields), carer().post(at(trial, '/sheet'), fields)])
    await fill(trial, world.people.carer, '2')
    const [question] = await listQuestions(world.database, trial)
    expect(question?.answers).toBe(1)
    expect((await carer().get(at(trial, '/sheet'))).text).toMatch(/value="2" checked/)
    expect((await world.as(world.people.host).get(at(trial, '/sheet'))).text).not.toContain('checked')
  })

  test('what people wrote is for members, without names, once five have written', async () => {
    const trial = await asking(WORDS)
    for (const person of four()) await fill(trial, person, `Written by ${person}`)
    expect((await carer().get(at(trial))).text).not.toContain('Written by ')
    await typed(trial, 'Larger letters')
    const inside = (await world.as(world.people.host).get(at(trial))).text
    for (const person of four()) expect(inside).toContain(`Written by ${person}`)
    expect(inside).toContain('Larger letters')
    const outside = (await world.as(undefined).get(at(trial))).text
    expect(outside).not.toContain('Larger letters')
    expect(outside).toContain('for those who take part')
    // A sixth waits for others to come with it; one that is taken back is gone at once.
    await typed(trial, 'On both sides')
    expect((await carer().get(at(trial))).text).not.toContain('On both sides')
    const back = /action="([^"]*take-back)"/.exec((await carer().get(at(trial, '/sheet'))).text)?.[1] ?? ''
    await carer().post(back)
    expect((await carer().get(at(trial))).text).not.toContain(`Written by ${world.people.carer}`)
  })

  test('words that were on their way while others came to be shown wait for four more', async () => {
    const trial = await asking(WORDS, YES_NO)
    for (const person of four()) await fill(trial, person, 'Larger letters', '1')
    await typed(trial, 'A seat', '2')
    const page = async () => (await carer().get(at(trial))).text
    expect(await page()).toContain('A seat')
    world.clock.now = new Date(world.clock.now.getTime() - 600_000)
    await typed(trial, 'Written on a slow telephone', '2')
    expect(await page()).not.toContain('Written on a slow telephone')
    world.clock.now = new Date(world.clock.now.getTime() + 600_000)
    for (const one of ['second', 'third', 'fourth']) await typed(trial, `A ${one}`, '2')
    expect(shown(await page())).toEqual([4, 1, 0])
    await typed(trial, 'A fifth', '2')
    expect([shown(await page()), (await page()).includes('Written on a slow telephone')]).toEqual([[4, 6, 0], true])
  })

  test('nothing answered, or not one of the choices, is refused and kept as typed', async () => {
    const trial = await asking(SCALE, YES_NO, WORDS)
    expect((await fill(trial, world.people.carer)).text).toContain('Answer at least one question')
    const odd = await fill(trial, world.people.carer, '4', '4', 'Kept words')
    expect([odd.status, odd.text.includes('Choose one of the answers'), odd.text.includes('Kept words')]).toEqual([422, true, true])
  })
})

describe('whose sheet it is', () => {
  test('only whoever filled it in or typed it takes it back', async () => {
    const trial = await asking(SCALE)
    await typedBy(world.people.carer, trial, '4')
    const sheet = await trialTables(world.database).selectFrom('initiative.sheet').select('id').where('item_id', '=', trial).executeTakeFirstOrThrow()
    expect((await world.as(world.people.host).post(at(trial, `/sheet/${sheet.id}/take-back`))).status).toBe(404)
    expect((await carer().get(at(trial, '/sheet/for-somebody'))).text).toContain('Sheet 1, typed on')
    expect((await carer().post(at(trial, `/sheet/${sheet.id}/take-back`))).status).toBe(303)
    expect(await trialTables(world.database).selectFrom('initiative.sheet').select('id').where('item_id', '=', trial).execute()).toEqual([])
  })

  test('what was taken back stays so after a restore of an older backup', async () => {
    const trial = await asking(SCALE)
    await fill(trial, world.people.planner, '4')
    const sheet = await trialTables(world.database).selectFrom('initiative.sheet').select('id').where('item_id', '=', trial).executeTakeFirstOrThrow()
    await world.database.transaction(async (trx) => AGAIN['sheet-taken-back']?.(trx, { item: trial, sheet: sheet.id }, world.clock.now))
    expect((await listQuestions(world.database, trial))[0]?.answers).toBe(0)
    // Nothing is left to do, and nothing goes wrong.
    await world.database.transaction(async (trx) => AGAIN['sheet-taken-back']?.(trx, { item: trial, sheet: sheet.id }, world.clock.now))
  })

  test('everybody gets what they answered, and nobody what others did', async () => {
    const trial = await asking(WORDS)
    await fill(trial, world.people.planner, 'Mine alone')
    expect((await world.as(world.people.planner).get('/me/everything.json')).text).toContain('Mine alone')
    expect((await world.as(world.people.host).get('/me/everything.json')).text).not.toContain('Mine alone')
  })

  test('whoever erases their account and takes along what they said takes their sheets along', async () => {
    const trial = await asking(WORDS)
    await fill(trial, world.people.service, 'Gone with me')
    await world.database.transaction((trx) => erasePerson(trx, world.people.service, 'take-back'))
    const left = await trialTables(world.database).selectFrom('initiative.sheet_answer').select('words').execute()
    expect(left.map(({ words }) => words)).not.toContain('Gone with me')
    expect((await listQuestions(world.database, trial))[0]?.answers).toBe(0)
  })
})

describe('on paper', () => {
  test('an empty sheet says what becomes of the answers, and has room for words', async () => {
    const trial = await asking(SCALE, WORDS)
    const page = (await carer().get(at(trial, '/sheet/print'))).text
    for (const said of ['Don’t write your name', 'once five people have answered', '1: very hard', 'writing-lines']) expect(page).toContain(said)
  })
})
