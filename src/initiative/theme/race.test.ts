/** Many at once: everything that was answered with «done» is there, and every step says truly what it changed. */
import { sql } from 'kysely'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { type Id, newId } from '#platform/ids.ts'
import { insertItems } from '../thread/item.queries.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { themeTables } from './tables.ts'
import { listThemes } from './theme.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'

type StepRow = Readonly<{ id: string; kind: string; person: Id<'person'>; links: readonly Readonly<{ pair: string; change: 'added' | 'removed' | 'kept' }>[] }>

const listSteps = async (initiative: InitiativeId) => (await sql<StepRow>`
  select s.id, s.kind, s.person_id as person, coalesce((select json_agg(json_build_object('pair', l.source_id || '>' || l.result_id, 'change', l.change)) from initiative.step_link l where l.step_id = s.id), '[]') as links
  from initiative.step s where s.initiative_id = ${initiative} and s.undone_at is null order by s.place`.execute(themeTables(world.database))).rows

const listLinks = async (initiative: InitiativeId) => (await sql<{ pair: string }>`
  select l.source_id || '>' || l.result_id as pair from initiative.thread_link l join initiative.thread_item t on t.id = l.result_id and t.kind = 'theme' where l.initiative_id = ${initiative}`.execute(themeTables(world.database))).rows.map((row) => row.pair)

/** Done again one by one, in the order in which they were taken, every step finds what it says it found; and what they come to is what is there. */
async function expectTrueSteps(initiative: InitiativeId): Promise<void> {
  const links = new Set<string>()
  for (const { kind, links: changed } of await listSteps(initiative)) {
    for (const { pair, change } of changed) expect([kind, change, links.has(pair)]).toEqual([kind, change, change !== 'added'])
    for (const { pair, change } of changed) {
      if (change === 'removed') links.delete(pair)
      else links.add(pair)
    }
  }
  expect((await listLinks(initiative)).toSorted()).toEqual([...links].toSorted())
}

/** Every voice is in a theme that is listed, or among what is in none; no two themes that are listed have one name. */
async function expectNothingLost(initiative: InitiativeId): Promise<void> {
  const listed = sql`select t.id from initiative.thread_item t where t.initiative_id = ${initiative} and t.kind = 'theme' and not exists (select 1 from initiative.putting_away p where p.item_id = t.id)`
  const { rows } = await sql<{ words: string }>`select v.words from initiative.thread_item v where v.initiative_id = ${initiative} and v.kind = 'voice'
    and (exists (select 1 from initiative.thread_link l where l.source_id = v.id and l.result_id in (${listed}))) = exists (select 1 from initiative.ungrouped_voice u where u.voice_id = v.id)`.execute(themeTables(world.database))
  expect(rows).toEqual([])
  const names = (await listThemes(world.database, initiative)).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
}

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

test('four people who group, move, merge and take out at the same moment lose nothing of each other', async () => {
  const { voices, themes } = await settle()
  const people = [world.people.host, world.people.carer, world.people.service, world.people.planner]
  const item = (index: number) => themes[index % themes.length] ?? ''
  const some = (index: number) => voices.filter((_, at) => (at + index) % 4 === 0)
  const before = (await listSteps(world.initiative.id)).length
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
  const steps = await listSteps(world.initiative.id)
  expect(steps.length - before).toBe(answers.filter((answer) => answer.status === 303).length)
  await expectTrueSteps(world.initiative.id)
  await expectNothingLost(world.initiative.id)
})

/** What is chosen at random before it is known which themes and steps there will be. */
const draw = fc.record({
  kind: fc.constantFrom('group', 'group', 'take-out', 'move', 'merge', 'place', 'lift', 'put-away', 'tag', 'untag', 'undo', 'redo'),
  voices: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), one: fc.nat(20), other: fc.nat(20), name: fc.constantFrom('A', 'B', 'C', undefined),
})
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never
type Place = Readonly<{ slug: string; id: InitiativeId; voices: readonly ItemId[] }>

async function settleGroup(slug: string): Promise<Place> {
  const { id } = await settleInitiative(world.database, world.people, { slug })
  const voices = await world.database.transaction((trx) => insertItems(trx, Array.from({ length: 6 }, (_, index) => ({
    item: { initiative: id, kind: 'voice' as const, words: `Note ${index}`, seenBy: 'members' as const }, by: { person: undefined, standpoint: undefined, channel: 'room' as const },
  }))))
  return { slug, id, voices }
}

const stepOf = async (initiative: InitiativeId, person: Id<'person'>, { undone, one }: Readonly<{ undone: boolean; one: number }>) => {
  const rows = await themeTables(world.database).selectFrom('initiative.step').select('id').where('initiative_id', '=', initiative).where('person_id', '=', person)
    .where('undone_at', undone ? 'is not' : 'is', null).orderBy('place', 'desc').limit(3).execute()
  return rows[one % Math.max(rows.length, 1)]?.id ?? newId<'step'>()
}

/** One deed of somebody who looks at what is there at this moment, while the others go on. */
async function act(person: Id<'person'>, { slug, id, voices: all }: Place, { kind, voices: at, one, other, name }: Draw): Promise<number> {
  const visitor = world.as(person)
  const base = `/initiatives/${slug}`
  const themes = await listThemes(world.database, id)
  const theme = themes[one % Math.max(themes.length, 1)]?.id ?? newId<'item'>()
  const into = themes[other % Math.max(themes.length, 1)]?.id ?? newId<'item'>()
  const voices = at.map((index) => all[index] ?? '')
  const target: Record<string, string> = name === undefined ? { into } : { name }
  const post = async () => {
    switch (kind) {
      case 'group': return visitor.post(`${base}/themes/group`, { voices, ...target })
      case 'take-out':
      case 'move': return visitor.post(`${base}/themes/group?show=${theme}`, { voices, do: kind, ...target })
      case 'tag':
      case 'untag': return visitor.post(`${base}/themes/group`, { voices, do: kind, tag: name === 'A' ? 'benefit' : 'barrier' })
      case 'merge':
      case 'place': return visitor.post(`${base}/items/${theme}/${kind}`, { into })
      case 'lift': return visitor.post(`${base}/items/${theme}/lift`, { from: into })
      case 'put-away': return visitor.post(`${base}/items/${theme}/put-away`)
      case 'undo':
      case 'redo': return visitor.post(`${base}/themes/steps/${await stepOf(id, person, { undone: kind === 'redo', one })}/${kind}`)
    }
  }
  return (await post()).status
}

let runs = 0

test('whatever three people do at the same time, nothing said is lost, every step says truly what it changed, and all of it can be undone', async () => {
  const people = [world.people.host, world.people.carer, world.people.service]
  await fc.assert(fc.asyncProperty(fc.tuple(...people.map(() => fc.array(draw, { minLength: 3, maxLength: 8 }))), async (plans) => {
    const place = await settleGroup(`at-once-${runs++}`)
    const statuses = await Promise.all(plans.map(async (plan, index) => {
      const done: number[] = []
      for (const deed of plan) done.push(await act(people[index] ?? world.people.host, place, deed))
      return done
    }))
    expect(statuses.flat().filter((status) => ![303, 404, 422].includes(status))).toEqual([])
    await expectTrueSteps(place.id)
    await expectNothingLost(place.id)
    for (const { id, person } of (await listSteps(place.id)).toReversed()) {
      expect((await world.as(person).post(`/initiatives/${place.slug}/themes/steps/${id}/undo`)).status).toBe(303)
    }
    expect([await listLinks(place.id), await listThemes(world.database, place.id)]).toEqual([[], []])
    expect(await themeTables(world.database).selectFrom('initiative.tagging').select('item_id').where('initiative_id', '=', place.id).execute()).toEqual([])
  }), { numRuns: 15 })
})
