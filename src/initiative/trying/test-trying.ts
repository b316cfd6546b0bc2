/** Ideas, prototypes and tests for tests: recorded through the site, as members do. */
import type { Answer, Fields, World } from '#app/test-world.ts'
import { readId } from '#platform/ids.ts'
import { listMayHaveCome } from '../meeting/who-came.queries.ts'
import { dayFields } from '../test-fields.ts'
import type { ItemId } from '../tables.ts'

type Name = 'host' | 'carer' | 'service' | 'planner'
const STANDPOINT = { host: 'third-sector', carer: 'carer', service: 'service', planner: 'planner' } as const

/** The fields that say which members took part, each from the standpoint that is theirs, where they still have said one. */
export async function wereThere(world: World, names: readonly Name[]): Promise<Fields> {
  const members = await listMayHaveCome(world.database, world.initiative.id)
  return Object.fromEntries(names.map((name) => {
    const member = members.find((one) => one.person === world.people[name])
    const standpoint = world.initiative.standpoints.get(STANDPOINT[name])
    return [`was-${member?.member ?? ''}`, standpoint !== undefined && member?.standpoints.includes(standpoint) === true ? standpoint : 'there']
  }))
}

/** The id of what was just recorded. */
export function recorded(answer: Answer): ItemId {
  const id = readId<'item'>(answer.location?.split('/').at(-1))
  if (answer.status !== 303 || id === undefined) throw new Error(`it was not recorded: ${answer.status} ${answer.text.slice(0, 2_000)}`)
  return id
}

const base = (world: World) => `/initiatives/${world.initiative.slug}`

export const ideaExample = async (world: World, fields: Fields = {}): Promise<ItemId> =>
  recorded(await world.as(world.people.carer).post(`${base(world)}/ideas/new`, { words: 'A timetable in large letters', how: 'At every stop.', ...(await wereThere(world, ['carer'])), ...fields }))

export const prototypeExample = async (world: World, fields: Fields = {}): Promise<ItemId> =>
  recorded(await world.as(world.people.carer).post(`${base(world)}/prototypes/new`, {
    words: 'A timetable drawn by hand', form: 'drawing', what: 'One sheet, each bus on a line.', restsOn: fields['restsOn'] ?? await ideaExample(world), ...(await wereThere(world, ['carer', 'service'])), ...fields,
  }))

/** What a test says that did not work out. */
export const FAILED = { result: 'did-not', seen: 'Two could not find their bus.', learned: 'Lines confuse; times must stand alone.', next: 'Times only.' } as const

export const trialExample = async (world: World, fields: Fields = {}): Promise<ItemId> =>
  recorded(await world.as(world.people.carer).post(`${base(world)}/tests/new`, {
    words: 'Can people read it in the dark?', setting: 'At the stop by the surgery', ...dayFields('began', '2026-11-20'), result: 'too-early',
    restsOn: fields['restsOn'] ?? await prototypeExample(world), ...(await wereThere(world, ['carer', 'service', 'planner'])), ...fields,
  }))
