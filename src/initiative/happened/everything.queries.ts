/** All that happened, for programs: changes, then what people told us, then costs; each list with the newest first, some at a time. */
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { type RecordedCost, listCosts } from '../cost/cost.queries.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { type Change, type Outcome, listChanges, listGrounds, listOutcomes } from './happened.queries.ts'

const LISTS = ['changes', 'outcomes', 'costs'] as const
type List = (typeof LISTS)[number]

/** Where to go on: in which list, and after what; at its beginning where undefined. */
export type Place = Readonly<{ list: List; after: string | undefined }>
export const BEGINNING: Place = { list: 'changes', after: undefined }

/** @example readPlace(writePlace({ list: 'costs', after: undefined })) // { list: 'costs', after: undefined } */
export const writePlace = ({ list, after }: Place): string => (after === undefined ? list : `${list}-${after}`)
export function readPlace(text: string): Place | undefined {
  const [name, ...rest] = text.split('-')
  const list = LISTS.find((one) => one === name)
  const after = rest.length === 0 ? undefined : readId<'anything'>(rest.join('-'))
  return list === undefined || (rest.length > 0 && after === undefined) ? undefined : { list, after }
}

export type Happened = Readonly<{ changes: readonly Change[]; outcomes: readonly (Outcome & Readonly<{ restsOn: readonly ItemId[] }>)[]; costs: readonly RecordedCost[] }>

/** Some of it, and where to go on; at most five queries. One more than is given is asked for, to know whether there are more. */
export async function listHappened(database: Database, here: Seen, from: Place, most: number): Promise<Happened & Readonly<{ next: Place | undefined }>> {
  const { initiative: { id: initiative }, sees } = here
  const after = (list: List) => (list === from.list ? from.after : undefined)
  const changes = from.list !== 'changes' ? [] : await listChanges(database, initiative, sees, { before: readId<'item'>(after('changes')), most: most + 1 })
  const left = most - changes.length
  const outcomes = from.list === 'costs' || left < 0 ? [] : await listOutcomes(database, initiative, sees, { about: 'all', before: readId<'item'>(after('outcomes')), most: left + 1 })
  const costs = left < outcomes.length ? [] : await listCosts(database, here, { after: readId<'cost'>(after('costs')), most: left - outcomes.length + 1 })
  const next = nextAfter([...changes.map(({ id }) => ({ list: 'changes', id }) as const), ...outcomes.map(({ id }) => ({ list: 'outcomes', id }) as const), ...costs.map(({ id }) => ({ list: 'costs', id }) as const)], most)
  const [shown, told] = [changes.slice(0, most), outcomes.slice(0, Math.max(0, left))]
  const agreements = await listGrounds(database, sees, shown.map(({ id }) => id), 'decision')
  const spokenOf = await listGrounds(database, sees, told.map(({ id }) => id), 'change')
  return {
    changes: shown.map((change) => ({ ...change, restsOn: agreements.get(change.id) ?? [] })),
    outcomes: told.map((outcome) => ({ ...outcome, restsOn: (spokenOf.get(outcome.id) ?? []).map(({ id }) => id) })),
    costs: costs.slice(0, Math.max(0, left - outcomes.length)), next,
  }
}

/** Where what was found beyond `most` begins; nowhere where nothing was. */
function nextAfter(all: readonly Readonly<{ list: List; id: string }>[], most: number): Place | undefined {
  const [last, beyond] = [all[most - 1], all[most]]
  return beyond === undefined ? undefined : { list: beyond.list, after: last?.list === beyond.list ? last.id : undefined }
}
