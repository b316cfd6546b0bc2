/** Many at once: everything that was answered with «done» is there, and every step says truly what it changed. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertItems } from '../thread/item.queries.ts'
import { themeTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'

type StepRow = Readonly<{ id: string; kind: string; links: readonly Readonly<{ pair: string; change: 'added' | 'removed' | 'kept' }>[] }>

const listSteps = async () => (await sql<StepRow>`
  select s.id, s.kind, coalesce((select json_agg(json_build_object('pair', l.source_id || '>' || l.result_id, 'change', l.change)) from initiative.step_link l where l.step_id = s.id), '[]') as links
  from initiative.step s where s.undone_at is null order by s.place`.execute(themeTables(world.database))).rows

const listLinks = async () => (await sql<{ pair: string }>`
  select l.source_id || '>' || l.result_id as pair from initiative.thread_link l join initiative.thread_item t on t.id = l.result_id and t.kind = 'theme'`.execute(themeTables(world.database))).rows.map((row) => row.pair)

async function settle() {
  const voices = await world.database.transaction((trx) => insertItems(trx, Array.from({ length: 12 }, (_, index) => ({
    item: { initiative: world.initiative.id, kind: 'voice' as const, words: `Note ${index}`, seenBy: 'members' as const }, by: { person: undefined, standpoint: undefined, channel: 'room' as const },
  }))))
  for (const [index, name] of ['Fares', 'Times', 'Stops'].entries()) {
    const answer = await world.as(world.people.host).post(`${BASE}/themes/group`, { voices: voices.slice(index * 2, index * 2 + 3), name })
    expect(answer.status).toBe(303)
  }
  const themes = await themeTables(world.database).selectFrom('initiative.thread_item').select('id').where('kind', '=', 'theme').orderBy('recorded_at').execute()
  return { voices, themes: themes.map((row) => row.id) }
}

test('four people who group, move, merge and take out at the same moment lose nothing of each other', { timeout: 60_000 }, async () => {
  const { voices, themes } = await settle()
  const people = [world.people.host, world.people.carer, world.people.service, world.people.planner]
  const item = (index: number) => themes[index % themes.length] ?? ''
  const some = (index: number) => voices.filter((_, at) => (at + index) % 4 === 0)
  const before = (await listSteps()).length
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => {
    const visitor = world.as(people[index % people.length])
    switch (index % 5) {
      case 0: return visitor.post(`${BASE}/themes/group`, { voices: some(index), name: `New ${index % 3}` })
      case 1: return visitor.post(`${BASE}/themes/group`, { voices: some(index), into: item(index) })
      case 2: return visitor.post(`${BASE}/themes/group?show=${item(index)}`, { voices: some(index), do: 'take-out' })
      case 3: return visitor.post(`${BASE}/themes/group?show=${item(index)}`, { voices: some(index), do: 'move', into: item(index + 1) })
      default: return index === 19 ? visitor.post(`${BASE}/items/${item(0)}/merge`, { into: item(1) }) : visitor.post(`${BASE}/themes/group?show=${item(index)}`, { voices: some(index), do: 'move', name: `Split ${index % 2}` })
    }
  }))
  expect(answers.filter((answer) => ![303, 404, 422].includes(answer.status)).map((answer) => answer.status)).toEqual([])
  const steps = await listSteps()
  expect(steps.length - before).toBe(answers.filter((answer) => answer.status === 303).length)
  // Done again one by one, in the order in which they were taken, every step finds what it says it found.
  const links = new Set<string>()
  for (const { kind, links: changed } of steps) {
    for (const { pair, change } of changed) {
      expect([kind, change, links.has(pair)]).toEqual([kind, change, change !== 'added'])
      if (change === 'removed') links.delete(pair)
      else links.add(pair)
    }
  }
  expect((await listLinks()).toSorted()).toEqual([...links].toSorted())
  const names = await themeTables(world.database).selectFrom('initiative.thread_item').select('words').where('kind', '=', 'theme').execute()
  expect(new Set(names.map((row) => row.words)).size).toBe(names.length)
})
