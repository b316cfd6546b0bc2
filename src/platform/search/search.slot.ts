/** What modules bring to the search of the platform. It knows none of them. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context } from '../http/context.ts'
import type { LookedFor } from './looked-for.rules.ts'
import type { Place } from './place.rules.ts'

/** Something that is found by another way than the index: what may not lie there in words. It is shown among the rest. */
export type SourceHit = Place & Readonly<{ kind: string; path: string; title: string; excerpt: JSX.Element }>

/** The first after a place in the order of all that is found, and how many there are. At most one query. */
export type SearchSource = Readonly<{
  kind: string
  find: (c: Context, lookedFor: LookedFor, page: Readonly<{ after: Place | undefined; most: number }>) => Promise<Readonly<{ count: number; hits: readonly SourceHit[] }>>
}>

export type SearchSlots = Readonly<{
  /** What can be found, in the order in which it is offered; what one of them is called, and what they are called together. */
  kinds: readonly Readonly<{ kind: string; one: () => string; all: () => string }>[]
  /** The groups whose members' things this visitor may find. */
  groupsOf: (c: Context) => Promise<readonly string[]>
  sources: readonly SearchSource[]
}>
