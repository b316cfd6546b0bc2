/** Counts that go along when an initiative moves: as they are shown, and nothing of what they were counted from. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { loadExampleWorld } from '#app/example/index.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { removeInitiative } from '../purpose/purpose.queries.ts'
import { type InitiativeId, type ItemId, tables } from '../tables.ts'
import { listQuestions, saveSheet } from '../trial/sheet.queries.ts'
import { bringIn } from './read-file.ts'
import { linesOf, packed } from './write-file.ts'

const world = useWorld()
const BASE = '/initiatives/evening-clinics'
let id: InitiativeId
let trial: ItemId

const textOf = async (): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of packed(world.database.parts((snapshot) => linesOf(snapshot, id, `https://elsewhere.example${BASE}`, world.clock.now)))) pieces.push(piece)
  return gunzipSync(Buffer.concat(pieces)).toString('utf8')
}
const rowsIn = (text: string, table: string) => text.split('\n').filter((line) => line.startsWith(`["${table}"`))
const move = async (text: string): Promise<void> => {
  await world.database.transaction((trx) => removeInitiative(trx, id))
  await bringIn(world.database, async function* () { yield gzipSync(text) }, { person: world.people.administrator, at: world.clock.now, moved: async () => undefined })
}
const db = () => tables(world.database)
const pageOf = async (end: string, who?: 'administrator') => (await world.as(who === undefined ? undefined : world.people[who]).get(BASE + end)).text
const numbersOn = (page: string) => [...page.matchAll(/spread__people">(\d+)</g)].map((match) => Number(match[1]))

beforeAll(async () => {
  await loadExampleWorld(world.database, world.clock.now)
  id = (await db().selectFrom('initiative.initiative').select('id').where('slug', '=', 'evening-clinics').executeTakeFirstOrThrow()).id
  const { rows } = await sql<{ id: ItemId }>`select q.item_id as id from initiative.sheet_spread s join initiative.sheet_question q on q.id = s.question_id
    join initiative.thread_item i on i.id = q.item_id where i.initiative_id = ${id} order by q.item_id limit 1`.execute(db())
  const [first] = rows
  if (first === undefined) throw new Error('the example has answers on a sheet')
  trial = first.id
})

describe('counts that were published', () => {
  test('come along as they were shown, say so, and go along again; nobody’s answers do', async () => {
    const before = { round: numbersOn(await pageOf('/how-shared')), sheet: numbersOn(await pageOf(`/tests/${trial}`)) }
    expect([before.round.length, before.sheet.length].every((shown) => shown > 0)).toBe(true)
    const copy = await textOf()
    expect(rowsIn(copy, 'how_shared_answer').concat(rowsIn(copy, 'sheet_answer'))).toEqual([])
    await move(copy)
    for (const [end, numbers] of [['/how-shared', before.round], [`/tests/${trial}`, before.sheet]] as const) {
      const page = await pageOf(end)
      expect(numbersOn(page), end).toEqual(numbers)
      expect(page, end).toContain('These counts came with the file')
    }
    expect((await textOf()).split('\n').slice(1)).toEqual(copy.split('\n').slice(1))
  })

  test('the page of what came in says from where, as the file has it, and vouches for nothing; who brought it is for members', async () => {
    const page = await pageOf('')
    for (const words of ['Where this comes from', `https://elsewhere.example${BASE}`, 'Nobody can tell from here whether that is so', 'Somebody who looks after this site brought this in']) expect(page, words).toContain(words)
    expect(page).not.toMatch(/href="https:\/\/elsewhere/)
    expect(await pageOf('', 'administrator')).toContain('Administrator Example brought this in')
  })

  test('go on by fives with those who answer here, and fall back to what came where these are gone', async () => {
    const [question] = await listQuestions(world.database, trial)
    if (question?.spread === null || question === undefined) throw new Error('it has a spread')
    const came = question.spread.people
    const people: ReturnType<typeof newId<'person'>>[] = []
    const answer = async (some: number) => world.database.transaction(async (trx) => {
      for (let one = 0; one < some; one++) {
        const person = newId<'person'>()
        people.push(person)
        await peopleTables(trx).insertInto('people.person').values({ id: person, called: 'Somebody Example' }).execute()
        await saveSheet(trx, trial, { person, forOther: false }, new Map([[question.id, { choice: 0, words: null }]]), [question], world.clock.now)
      }
    })
    const shown = async () => numbersOn(await pageOf(`/tests/${trial}`)).slice(0, came.length)
    await answer(4)
    expect(await shown()).toEqual(came)
    await answer(1)
    const five = came.map((some, place) => (place === 0 ? some + 5 : some))
    expect(await shown()).toEqual(five)
    expect(rowsIn(await textOf(), 'sheet_spread').some((line) => line.includes(JSON.stringify(five)) || line.includes(five.join(', ')))).toBe(true)
    await sql`delete from initiative.sheet where person_id = ${people[0] ?? null}`.execute(db())
    expect(await shown()).toEqual(came)
    await sql`delete from initiative.sheet where item_id = ${trial}`.execute(db())
  })

  test('stay behind where nobody is shown them any more', async () => {
    await sql`update initiative.sheet_spread set brought = null`.execute(db())
    await sql`update initiative.how_shared_counted set brought = false`.execute(db())
    const copy = await textOf()
    expect([rowsIn(copy, 'sheet_spread'), rowsIn(copy, 'how_shared_spread')]).toEqual([[], []])
  })

  test('of fewer than five, whatever a file says, are shown to nobody', async () => {
    const copy = await textOf()
    const [round] = rowsIn(copy, 'how_shared_counted')
    const counted = JSON.parse(round ?? '') as [string, { round_id: string }]
    const lines = copy.trim().split('\n')
    const at = lines.findLastIndex((line) => line.startsWith('["how_shared_counted"'))
    lines.splice(at + 1, 0, JSON.stringify(['how_shared_spread', { round_id: counted[1].round_id, standpoint_id: null, people: [0, 0, 0, 0, 0, 3, 1] }]))
    lines[lines.length - 1] = JSON.stringify({ end: lines.length - 2 })
    await move(`${lines.join('\n')}\n`)
    expect(numbersOn(await pageOf('/how-shared'))).toEqual([])
  })
})
