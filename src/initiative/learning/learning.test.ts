import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { takeNotesBackWithPerson } from './index.ts'
import { listMyNotes } from './learning.queries.ts'
import { learningTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses/learning'
const NOTE = { tried: 'qqtried taxis', happened: 'qqhappened late', again: 'no', because: 'qqbecause dear', seenBy: 'members' }
const textFor = async (who: 'carer' | 'stranger' | 'host' | 'planner' | undefined) => (await world.as(who === undefined ? undefined : world.people[who]).get(BASE)).text
const noteOf = async (tried: string) => (await learningTables(world.database).selectFrom('initiative.learning_note').select('id').where('tried', '=', tried).executeTakeFirstOrThrow()).id
const newest = async () => (await learningTables(world.database).selectFrom('initiative.learning_note').select('id').orderBy('at', 'desc').limit(1).executeTakeFirstOrThrow()).id

test('what was learned rests on what it is about, and is read by those for whom it is', async () => {
  const about = await agreeExample(world, { words: 'qqagreed' })
  expect((await world.as(world.people.carer).post(`${BASE}/new`, { ...NOTE, about })).status).toBe(303)
  expect(await textFor('host')).toMatch(/qqtried[\s\S]*qqhappened[\s\S]*qqbecause[\s\S]*qqagreed/)
  expect(await textFor(undefined)).not.toContain('qqtried')
  expect((await world.as(world.people.carer).get(BASE)).queries).toBeLessThanOrEqual(8)
})

test('says everything that is missing at once', async () => {
  const { text, status } = await world.as(world.people.carer).post(`${BASE}/new`, {})
  expect(status).toBe(422)
  for (const sentence of ['Say what you tried', 'Say what happened', 'Choose whether', 'Choose who can read it']) expect(text).toContain(sentence)
})

test('words taken back are gone, and so are those of somebody who goes', async () => {
  await world.as(world.people.carer).post(`${BASE}/${await newest()}/take-back`)
  expect(await textFor('host')).not.toContain('qqtried')
  await world.as(world.people.carer).post(`${BASE}/new`, { ...NOTE, tried: 'qqsecond' })
  expect(JSON.stringify(await listMyNotes(world.database, world.people.carer))).toContain('qqsecond')
  await world.database.transaction((trx) => takeNotesBackWithPerson(trx, { person: world.people.carer, contributions: 'take-back' }, world.clock.now))
  expect(JSON.stringify(await learningTables(world.database).selectFrom('initiative.learning_note').selectAll().execute())).not.toContain('qq')
})

test('what a host hides is there for hosts and for whoever wrote it, with the reason; shown again, for everybody', async () => {
  await world.as(world.people.planner).post(`${BASE}/new`, { ...NOTE, tried: 'qqthird', seenBy: 'public' })
  expect(await textFor(undefined)).toContain('qqthird')
  const at = `${BASE}/${await noteOf('qqthird')}`
  expect((await world.as(world.people.host).post(`${at}/hide`, { reason: 'qqreason' })).location).toBe(at)
  for (const who of ['carer', 'stranger', undefined] as const) {
    expect(await textFor(who)).not.toContain('qqthird')
    expect((await world.as(who === undefined ? undefined : world.people[who]).get(at)).status).toBe(404)
  }
  for (const who of ['host', 'planner'] as const) expect(await textFor(who)).toMatch(/qqthird[\s\S]*qqreason/)
  expect((await world.as(world.people.carer).post(`${at}/unhide`)).status).toBe(403)
  expect((await world.as(world.people.host).post(`${at}/unhide`)).location).toBe(at)
  expect(await textFor(undefined)).toContain('qqthird')
})

describe('changing it', () => {
  const carer = () => world.as(world.people.carer)
  const versions = () => learningTables(world.database).selectFrom('initiative.learning_note_version').selectAll().execute()

  test('is for whoever wrote it; those who take part read what it said before, as far as it was for them', async () => {
    const about = await agreeExample(world, { words: 'qqagreed again' })
    await carer().post(`${BASE}/new`, { ...NOTE, tried: 'qqfirst words', about })
    const at = `${BASE}/${await noteOf('qqfirst words')}`
    expect((await world.as(world.people.host).get(`${at}/edit`)).status).toBe(403)
    const form = await carer().get(`${at}/edit`)
    expect(form.text).toMatch(/qqfirst words[\s\S]*qqagreed again/)
    expect(form.queries).toBeLessThanOrEqual(8)
    expect((await carer().post(`${at}/edit`, { ...NOTE, tried: '', about, version: '1' })).text).toContain('Say what you tried')
    expect((await carer().post(`${at}/edit`, { ...NOTE, tried: 'qqsecond words', again: 'differently', seenBy: 'public', about, version: '1' })).location).toBe(at)
    const page = await world.as(undefined).get(at)
    expect(page.text).toContain('qqsecond words')
    expect(page.text).not.toMatch(/qqfirst|What it said before/)
    expect((await world.as(undefined).get(`${at}/history`)).status).toBe(303)
    expect((await world.as(world.people.host).get(`${at}/history`)).text).toMatch(/qqfirst words[\s\S]*Why we would not do it again/)
  })

  test('meanwhile by the same person elsewhere shows both, and nothing is lost', async () => {
    const at = `${BASE}/${await noteOf('qqsecond words')}`
    const late = await carer().post(`${at}/edit`, { ...NOTE, tried: 'qqlate words', version: '1' })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/qqsecond words[\s\S]*qqlate words/)
    expect((await carer().post(`${at}/edit`, { ...NOTE, tried: 'qqlate words', version: '2' })).status).toBe(303)
    const kinds = await world.database.tables<{ 'platform.activity': { kind: string; ids: Record<string, string> } }>().selectFrom('platform.activity').select('ids').where('kind', '=', 'learning-note-narrowed').execute()
    expect(kinds).toHaveLength(1)
  })

  test('leaves nothing once it is taken back: not what it said before, nor why it was hidden', async () => {
    const note = await noteOf('qqlate words')
    expect((await versions()).length).toBe(2)
    expect(JSON.stringify(await listMyNotes(world.database, world.people.carer))).toMatch(/qqlate words[\s\S]*qqfirst words/)
    await world.as(world.people.host).post(`${BASE}/${note}/hide`, { reason: 'qqreason two' })
    expect((await carer().post(`${BASE}/${note}/take-back`)).status).toBe(303)
    expect(await versions()).toEqual([])
    const left = JSON.stringify([await learningTables(world.database).selectFrom('initiative.learning_note').selectAll().where('id', '=', note).execute(), await learningTables(world.database).selectFrom('initiative.learning_hiding').selectAll().execute()])
    expect(left).not.toMatch(/qqlate|qqreason two/)
    expect((await carer().post(`${BASE}/${note}/edit`, { ...NOTE, version: '3' })).status).toBe(404)
  })
})
