import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { takeNotesBackWithPerson } from './index.ts'
import { listMyNotes } from './learning.queries.ts'
import { learningTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses/learning'
const NOTE = { tried: 'qqtried taxis', happened: 'qqhappened late', again: 'no', because: 'qqbecause dear', seenBy: 'members' }
const textFor = async (who: 'carer' | 'stranger' | 'host' | undefined) => (await world.as(who === undefined ? undefined : world.people[who]).get(BASE)).text
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

test('what a host hides is there for nobody', async () => {
  await world.as(world.people.planner).post(`${BASE}/new`, { ...NOTE, tried: 'qqthird', seenBy: 'public' })
  expect(await textFor(undefined)).toContain('qqthird')
  const note = (await learningTables(world.database).selectFrom('initiative.learning_note').select('id').where('tried', '=', 'qqthird').executeTakeFirstOrThrow()).id
  expect((await world.as(world.people.host).post(`${BASE}/${note}/hide`, { reason: 'A name' })).status).toBe(303)
  for (const who of ['host', 'carer', undefined] as const) expect(await textFor(who)).not.toContain('qqthird')
})
