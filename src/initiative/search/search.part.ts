/** What can be found of initiatives, and by whom. */
import type { SearchSlots } from '#platform/search/search.slot.ts'
import { listGroupsOf } from './search.queries.ts'
import { sayFound } from './words/index.ts'

const KINDS = ['initiative', 'case-study', 'journal'] as const

export const searchInInitiatives: Pick<SearchSlots, 'kinds' | 'groupsOf'> = {
  kinds: KINDS.map((kind) => ({ kind, one: () => sayFound(`${kind}.one`), all: () => sayFound(`${kind}.all`) })),
  groupsOf: async (c) => (c.person === undefined ? [] : listGroupsOf(c.database, c.person.id)),
}
