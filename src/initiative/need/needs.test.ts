/** Needs: recorded, stated, resting on what was heard, and a register that says who has stated none. */
import { beforeEach, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { AGAIN } from '#app/again.ts'
import type { ItemId } from '../tables.ts'
import { tables } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { needExample } from './test-need.ts'
import { needTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const idIn = (path: string | null): ItemId => path?.split('/').at(-1) as ItemId
const standpoint = (key: string) => world.initiative.standpoints.get(key) ?? ''
const as = (who: 'host' | 'carer' | 'service' | 'planner' | 'stranger') => world.as(world.people[who])

const say = (kind: 'voice' | 'theme', words: string, seenBy: 'public' | 'members' = 'public') => world.database.transaction((trx) =>
  insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy, recordedAt: world.clock.now }, { person: world.people.carer, standpoint: undefined, channel: 'site' }))

beforeEach(async () => {
  await tables(world.database).deleteFrom('initiative.thread_item').where('initiative_id', '=', world.initiative.id).execute()
})

describe('recording', () => {
  test('a member records a need that rests on a theme, and the thread leads from the one to the other', async () => {
    const theme = await say('theme', 'Nobody to sit with him')
    const form = await as('carer').get(`${BASE}/needs/new?rests=${theme}`)
    expect(form.text).toMatch(new RegExp(`value="${theme}" checked`))
    const answer = await as('carer').post(`${BASE}/needs/new`, { words: 'Two hours off a week', of: standpoint('carer'), restsOn: theme })
    expect(answer.status).toBe(303)
    const page = await as('carer').get(answer.location ?? '')
    for (const shown of ['Two hours off a week', 'Nobody to sit with him', 'unpaid carer', 'Nothing has come of it yet']) expect(page.text).toContain(shown)
    expect((await world.as(undefined).get(`${BASE}/thread`)).text).toContain(`/needs/${idIn(answer.location)}`)
    expect((await as('carer').get(`${BASE}/items/${theme}`)).text).toContain('Two hours off a week')
  })

  test('a need is somebody’s: without saying whose, nothing is recorded and what was typed stays', async () => {
    const answer = await as('carer').post(`${BASE}/needs/new`, { words: 'Shelter at the stop' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Tick whose need it is, or write it in your own words')
    expect(answer.text).toContain('Shelter at the stop')
    expect(await needTables(world.database).selectFrom('initiative.need').select('item_id').execute()).toEqual([])
    expect((await as('carer').post(`${BASE}/needs/new`, { words: 'Shelter at the stop', whose: 'People who wait in the rain' })).status).toBe(303)
  })

  test('it can’t rest on what is not there for whoever records it, nor be of a standpoint of another group', async () => {
    const need = { words: 'A need', of: standpoint('carer') }
    expect((await as('carer').post(`${BASE}/needs/new`, { ...need, restsOn: crypto.randomUUID() })).text).toContain('Tick what it rests on from the list')
    expect((await as('carer').post(`${BASE}/needs/new`, { ...need, of: crypto.randomUUID() })).text).toContain('Choose from the list')
  })
})

describe('changing', () => {
  test('what it said before stays readable for members, and of two who change it at once the second sees both', async () => {
    const item = await needExample(world, { words: 'First words' })
    const change = { words: 'Second words', of: standpoint('carer'), version: '1' }
    expect((await as('carer').post(`${BASE}/needs/${item}/edit`, change)).status).toBe(303)
    const late = await as('service').post(`${BASE}/needs/${item}/edit`, { ...change, words: 'Third words' })
    expect(late.status).toBe(409)
    for (const shown of ['Second words', 'Third words', 'value="2"']) expect(late.text).toContain(shown)
    const history = await as('carer').get(`${BASE}/needs/${item}/history`)
    for (const shown of ['First words', 'Second words', 'Carer Example']) expect(history.text).toContain(shown)
    expect((await as('stranger').get(`${BASE}/needs/${item}`)).text).not.toContain('First words')
  })

  test('it rests on more later, and on less: searched for, ticked and removed', async () => {
    const [item, voice, other] = [await needExample(world), await say('voice', 'I have not slept'), await say('voice', 'The bus was late')]
    const path = `${BASE}/needs/${item}/rests-on`
    const found = await as('carer').get(`${path}?of=voice&search=slept`)
    expect(found.text).toContain('I have not slept')
    expect(found.text).not.toContain('The bus was late')
    expect((await as('carer').post(path, { restsOn: [voice, other] })).status).toBe(303)
    expect((await as('carer').get(`${BASE}/needs/${item}`)).text).toContain('The bus was late')
    expect((await as('carer').post(path, { off: other })).status).toBe(303)
    const page = await as('carer').get(`${BASE}/needs/${item}`)
    expect(page.text).toContain('I have not slept')
    expect(page.text).not.toContain('The bus was late')
    expect((await as('carer').post(path)).text).toContain('Tick at least one')
  })

  test('it rests on a voice that only members see: nobody else is shown its words', async () => {
    const [item, voice] = [await needExample(world), await say('voice', 'For members only')]
    await tables(world.database).updateTable('initiative.thread_item').set({ seen_by: 'members' }).where('id', '=', voice).execute()
    await as('carer').post(`${BASE}/needs/${item}/rests-on`, { restsOn: voice })
    expect((await as('planner').get(`${BASE}/needs/${item}`)).text).toContain('For members only')
    expect((await as('stranger').get(`${BASE}/needs/${item}`)).text).not.toContain('For members only')
  })

  test('taken out of use with a reason, it is on a list of its own, and its page says why', async () => {
    const item = await needExample(world, { words: 'A quiet room' })
    await as('carer').post(`${BASE}/items/${item}/ending`, { kind: 'set-aside', reason: 'The clinic has moved.' })
    expect((await as('stranger').get(`${BASE}/needs`)).text).not.toContain('A quiet room')
    expect((await as('stranger').get(`${BASE}/needs?show=out-of-use`)).text).toContain('A quiet room')
    expect((await as('stranger').get(`${BASE}/needs/${item}`)).text).toContain('Out of use, because: The clinic has moved.')
  })
})

describe('stating', () => {
  const state = (who: 'carer' | 'planner', item: ItemId, key: string) => as(who).post(`${BASE}/needs/${item}/state`, { as: standpoint(key) })

  test('members see as what it is stated and never by whom; outside, only what was written down with it', async () => {
    const item = await needExample(world, { of: ['carer'], statedAs: ['young'] })
    expect((await state('carer', item, 'carer')).status).toBe(303)
    const inside = await as('planner').get(`${BASE}/needs/${item}`)
    expect(inside.text).toMatch(/Stated by people here as<\/dt><dd>unpaid carer, young person/)
    expect(inside.text).toContain('Fewer than 5')
    expect(inside.text).not.toContain('Carer Example')
    for (const who of [undefined, world.people.stranger, world.people.administrator]) {
      const outside = await world.as(who).get(`${BASE}/needs/${item}`)
      expect(outside.text).toMatch(/Stated by people here as<\/dt><dd>young person<\/dd>/)
      expect(outside.text).toContain('Shown is only what was written down')
      for (const id of world.initiative.standpoints.values()) expect(outside.text).not.toContain(id)
    }
  })

  test('somebody states it only as what they said they are here as, once, and takes it back without a trace', async () => {
    const item = await needExample(world)
    expect((await state('carer', item, 'planner')).text).toContain('Choose something that you have said you are here as')
    await state('carer', item, 'carer')
    await state('carer', item, 'carer')
    expect(await needTables(world.database).selectFrom('initiative.need_statement').selectAll().execute()).toHaveLength(1)
    expect((await as('carer').get(`${BASE}/needs/${item}`)).text).toContain('You state this as unpaid carer.')
    await as('carer').post(`${BASE}/needs/${item}/take-back`)
    expect(await needTables(world.database).selectFrom('initiative.need_statement').selectAll().execute()).toEqual([])
  })

  test('a backup that still has it does not bring it back', async () => {
    const item = await needExample(world)
    await state('carer', item, 'carer')
    await world.database.transaction((trx) => AGAIN['need-statement-taken-back']?.(trx, { item, person: world.people.carer }, world.clock.now) ?? Promise.reject(new Error('nobody does it again')))
    expect(await needTables(world.database).selectFrom('initiative.need_statement').selectAll().execute()).toEqual([])
  })

  test('whoever is no longer here as that no longer states it as that', async () => {
    const item = await needExample(world, { of: ['carer'] })
    await state('carer', item, 'carer')
    expect((await as('planner').get(`${BASE}/needs/${item}`)).text).not.toContain('None of those whose need it is have stated it here yet')
    expect((await as('carer').post(`${BASE}/standpoints`, { standpoints: standpoint('community') })).status).toBe(303)
    expect((await as('planner').get(`${BASE}/needs/${item}`)).text).toContain('None of those whose need it is have stated it here yet')
    await as('carer').post(`${BASE}/standpoints`, { standpoints: standpoint('carer') })
  })

  test('when its words change, whoever stated it is asked whether it is still what they state', async () => {
    const item = await needExample(world, { words: 'One hour' })
    await state('carer', item, 'carer')
    await as('planner').post(`${BASE}/needs/${item}/edit`, { words: 'Ten hours', of: standpoint('carer'), version: '1' })
    expect((await as('carer').get(`${BASE}/needs/${item}`)).text).toContain('before its words were changed')
    await state('carer', item, 'carer')
    expect((await as('carer').get(`${BASE}/needs/${item}`)).text).not.toContain('before its words were changed')
  })

  test('what somebody states is among what is held about them', async () => {
    const item = await needExample(world, { words: 'A key safe' })
    await state('carer', item, 'carer')
    expect((await as('carer').get('/me/everything.json')).text).toContain('A key safe')
    expect((await as('planner').get('/me/everything.json')).text).not.toContain('A key safe')
  })
})

describe('the register', () => {
  test('it is searched by words and by whose need it is', async () => {
    await needExample(world, { words: 'A warm place to wait', of: ['community'] })
    await needExample(world, { words: 'Two hours off a week', of: ['carer'] })
    expect((await as('stranger').get(`${BASE}/needs?search=WARM`)).text).not.toContain('Two hours off')
    const place = [...world.initiative.standpoints.keys()].indexOf('carer') + 1
    const carers = await as('stranger').get(`${BASE}/needs?of=${place}`)
    expect(carers.text).toContain('Two hours off')
    expect(carers.text).not.toContain('A warm place')
    expect((await as('stranger').get(`${BASE}/needs?search=100%25`)).text).toContain('No need is found')
  })

  test('it says kindly who has stated none, counts what was stated since for members only, and leaves out what is hidden', async () => {
    const silent = async (who: 'planner' | 'stranger' | 'host') => (await as(who).get(`${BASE}/needs`)).text.split('id="silent"')[1] ?? ''
    const item = await needExample(world, { statedAs: ['young'] })
    await as('carer').post(`${BASE}/needs/${item}/state`, { as: standpoint('carer') })
    expect(await silent('planner')).not.toContain('<li>young person')
    expect(await silent('planner')).not.toContain('<li>unpaid carer')
    expect(await silent('planner')).toContain('<li>frontline worker')
    expect(await silent('stranger')).not.toContain('<li>young person')
    expect(await silent('stranger')).toContain('<li>unpaid carer')
    await as('host').post(`${BASE}/items/${item}/hide`, { reason: 'It names somebody.' })
    expect(await silent('planner')).toContain('<li>young person')
    expect((await as('planner').get(`${BASE}/needs/${item}`)).status).toBe(404)
    expect((await as('host').get(`${BASE}/needs`)).text).toContain('Hidden')
  })

  test('it is paged, and every page asks the database few questions', async () => {
    for (let index = 0; index < 23; index += 1) await needExample(world, { words: `Need number ${index} of many` })
    const first = await as('carer').get(`${BASE}/needs`)
    const next = /href="([^"]*)" rel="next"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await as('carer').get(next)
    const named = (text: string) => [...text.matchAll(/Need number (\d+) of many/g)].map((match) => match[1])
    expect(named(first.text)).toHaveLength(20)
    expect(new Set([...named(first.text), ...named(second.text)]).size).toBe(23)
    const item = await needExample(world)
    for (const end of ['/needs', `/needs/${item}`, '/needs/new', `/needs/${item}/edit`, `/needs/${item}/rests-on`, `/needs/${item}/history`]) {
      expect((await as('carer').get(BASE + end)).queries, end).toBeLessThanOrEqual(8)
    }
  })

  test('a group that looks at it when it evaluates says so on it', async () => {
    const item = await needExample(world)
    await as('carer').post(`${BASE}/needs/${item}/evaluate`)
    expect((await as('stranger').get(`${BASE}/needs/${item}`)).text).toContain('We check later whether this need was met')
    await as('carer').post(`${BASE}/needs/${item}/evaluate-not`)
    expect((await as('stranger').get(`${BASE}/needs/${item}`)).text).not.toContain('We check later whether this need was met')
  })
})
