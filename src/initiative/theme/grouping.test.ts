/** Random steps of three people, one after another on the database and on the model; then all of them undone, the last first. */
import { sql } from 'kysely'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import type { Id } from '#platform/ids.ts'
import { insertItems } from '../thread/item.queries.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { Grouping, type Op } from './test-grouping.ts'
import { themeTables } from './tables.ts'

const world = useWorld()
const people = () => [world.people.host, world.people.carer, world.people.service] as const
const VOICES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
let runs = 0

/** What is chosen at random, before it is known which themes and steps there are. */
const draw = fc.record({
  kind: fc.constantFrom('group', 'group', 'group', 'take-out', 'move', 'merge', 'rename', 'put-away', 'place', 'place', 'lift', 'undo', 'undo', 'redo'),
  who: fc.nat(2), voices: fc.subarray([...VOICES], { minLength: 1 }), one: fc.nat(50), other: fc.nat(50), fresh: fc.boolean(),
})
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never

/** A step on what is there; undefined where there is nothing to do it with. */
function opOf({ kind, who, voices, one, other, fresh }: Draw, model: Grouping, name: string): Op | undefined {
  const themes = [...model.themes.keys()]
  const theme = themes[one % Math.max(themes.length, 1)]
  const into = fresh ? undefined : themes[other % Math.max(themes.length, 1)]
  if (kind === 'group') return { do: 'group', who, voices, into, name }
  if (kind === 'undo' || kind === 'redo') return stepOp({ kind, who, one, fresh }, model)
  if (kind === 'lift') {
    const placed = [...model.links].map((link) => link.split('>')).filter(([source = '']) => model.themes.has(source))
    const [source, wider] = placed[one % Math.max(placed.length, 1)] ?? []
    return source === undefined || wider === undefined ? undefined : { do: kind, who, theme: source, into: wider }
  }
  if (theme === undefined) return undefined
  switch (kind) {
    case 'take-out': return { do: kind, who, voices, theme }
    case 'move': return { do: kind, who, voices, theme, into, name }
    case 'merge': return { do: kind, who, theme, into: themes[other % themes.length] ?? theme }
    case 'place': return { do: kind, who, theme, into: themes[other % themes.length] ?? theme }
    case 'rename': return { do: kind, who, theme, name }
    case 'put-away': return { do: kind, who, theme }
  }
}

/** One of the last steps undone, or an undone one done again; mostly by whoever took it, for the others may not. */
function stepOp({ kind, who, one, fresh }: Pick<Draw, 'who' | 'one' | 'fresh'> & Readonly<{ kind: 'undo' | 'redo' }>, model: Grouping): Op | undefined {
  const all = model.steps.map((step, at) => ({ step, at })).filter(({ step }) => step.undone === (kind === 'redo')).toReversed()
  const found = all[one % Math.min(all.length, 3)]
  return found === undefined ? undefined : { do: kind, who: fresh ? found.step.who : who, step: found.at }
}

/** A group of its own for each run, with six things said in it. */
async function settle() {
  const slug = `run-${runs++}`
  const { id } = await settleInitiative(world.database, world.people, { slug })
  const voices = await world.database.transaction((trx) => insertItems(trx, VOICES.map((words) => ({
    item: { initiative: id, kind: 'voice' as const, words, seenBy: 'members' as const }, by: { person: undefined, standpoint: undefined, channel: 'room' as const },
  }))))
  return { slug, id, voices: new Map(VOICES.map((words, index) => [words as string, voices[index] ?? ''])) }
}
type Place = Awaited<ReturnType<typeof settle>>

/** Takes the step as a person would, by the page's form. */
async function take(op: Op, { slug, id, voices }: Place, made: ReadonlyMap<string, ItemId>): Promise<boolean> {
  const visitor = world.as(people()[op.who])
  const ids = (names: readonly string[]) => names.map((name) => voices.get(name) ?? '')
  const item = (theme: string) => `/initiatives/${slug}/items/${made.get(theme)}`
  const sortAt = (theme: string) => `/initiatives/${slug}/themes/group?show=${made.get(theme)}`
  const target = (wish: { into: string | undefined; name: string }): Record<string, string> => (wish.into === undefined ? { name: wish.name } : { into: made.get(wish.into) ?? '' })
  const post = async () => {
    switch (op.do) {
      case 'group': return visitor.post(`/initiatives/${slug}/themes/group`, { voices: ids(op.voices), ...target(op) })
      case 'take-out': return visitor.post(sortAt(op.theme), { voices: ids(op.voices), do: 'take-out' })
      case 'move': return visitor.post(sortAt(op.theme), { voices: ids(op.voices), do: 'move', ...target(op) })
      case 'merge': return visitor.post(`${item(op.theme)}/merge`, { into: made.get(op.into) ?? '' })
      case 'rename': return visitor.post(`${item(op.theme)}/rename`, { name: op.name, version: String(await versionOf(made.get(op.theme))) })
      case 'put-away': return visitor.post(`${item(op.theme)}/put-away`)
      case 'place': return visitor.post(`${item(op.theme)}/place`, { into: made.get(op.into) ?? '' })
      case 'lift': return visitor.post(`${item(op.theme)}/lift`, { from: made.get(op.into) ?? '' })
      case 'undo':
      case 'redo': return visitor.post(`/initiatives/${slug}/themes/steps/${(await stepsOf(id))[op.step]}/${op.do}`)
    }
  }
  const answer = await post()
  expect(answer.status).toBeLessThan(500)
  return answer.status === 303
}

const versionOf = async (theme: ItemId | undefined) =>
  (await themeTables(world.database).selectFrom('initiative.thread_item').select('version').where('id', '=', theme ?? null).executeTakeFirst())?.version ?? 0

const stepsOf = async (initiative: InitiativeId): Promise<readonly Id<'step'>[]> =>
  (await themeTables(world.database).selectFrom('initiative.step').select('id').where('initiative_id', '=', initiative).orderBy('place').execute()).map((row) => row.id)

/** The themes that there are and the voices of each, as the database has them. */
async function outlineOf(initiative: InitiativeId): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await sql<{ name: string; voices: string[] }>`
    select i.words as name, array(select v.words from initiative.thread_link l join initiative.thread_item v on v.id = l.source_id where l.result_id = i.id order by v.words) as voices
    from initiative.thread_item i where i.initiative_id = ${initiative} and i.kind = 'theme'
      and not exists (select 1 from initiative.putting_away p where p.item_id = i.id)`.execute(themeTables(world.database))
  return Object.fromEntries(rows.map((row) => [row.name, row.voices]))
}

test('whatever three people do and undo in any order, the themes are as the steps say; and all of it can be undone, the last step first', async () => {
  await fc.assert(fc.asyncProperty(fc.array(draw, { minLength: 4, maxLength: 18 }), async (draws) => {
    const place = await settle()
    const model = new Grouping()
    const made = new Map<string, ItemId>()
    for (const [index, drawn] of draws.entries()) {
      const op = opOf(drawn, model, `T${index}`)
      if (op === undefined) continue
      const expected = model.attempt(op)
      expect([op, await take(op, place, made)]).toEqual([op, expected])
      const row = await themeTables(world.database).selectFrom('initiative.thread_item').select('id').where('initiative_id', '=', place.id).where('words', '=', `T${index}`).executeTakeFirst()
      if (row !== undefined && model.themes.has(`T${index}`)) made.set(`T${index}`, row.id)
      expect(await outlineOf(place.id)).toEqual(model.outline)
    }
    for (let step = model.steps.length - 1; step >= 0; step--) {
      const taken = model.steps[step]
      if (taken === undefined || taken.undone) continue
      const op: Op = { do: 'undo', who: taken.who, step }
      expect([model.attempt(op), await take(op, place, made)]).toEqual([true, true])
    }
    expect(await outlineOf(place.id)).toEqual({})
  }), { numRuns: 40 })
})
