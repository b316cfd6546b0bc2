/** What modules bring to the search of the platform. It knows none of them. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context } from '../http/context.ts'
import type { Asked } from './asked.rules.ts'
import type { LookedFor } from './looked-for.rules.ts'
import type { Place } from './place.rules.ts'

/** Something that is found by another way than the index: what may not lie there in words. It is shown among the rest. */
export type SourceHit = Place & Readonly<{ kind: string; path: string; title: string; excerpt: JSX.Element }>

/** The first after a place in the order of all that is found, and how many there are. At most one query. */
export type SearchSource = Readonly<{
  kind: string
  find: (c: Context, lookedFor: LookedFor, page: Readonly<{ after: Place | undefined; most: number }>) => Promise<Readonly<{ count: number; hits: readonly SourceHit[] }>>
}>

/** A list of facets that a reader may choose from, named as the facets are (`type` for `type:toolkit`). */
export type SearchFilter = Readonly<{
  name: string
  title: () => string
  /** Values in the order in which they are offered; without it, the commonest first. */
  order?: readonly string[]
}>

export type SearchSlots = Readonly<{
  /** What can be found, in the order in which it is offered; what one of them is called, and what they are called together. `calledBy`: the list that says more exactly what one is (`type`). `browsed`: shown too where nothing was typed. */
  kinds: readonly Readonly<{ kind: string; one: () => string; all: () => string; calledBy?: string; browsed?: boolean }>[]
  /** The groups whose members' things this visitor may find. */
  groupsOf: (c: Context) => Promise<readonly string[]>
  sources: readonly SearchSource[]
  /** In the order in which they are offered, before the years. */
  filters: readonly SearchFilter[]
  /** What facets (`type:toolkit`) are called; one that has no name here is not offered. Asked once a page; at most one query. */
  called: (c: Context, facets: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What these names change with, as routes name it that may be kept. */
  calledBy: readonly string[]
  /** What else can be done where nothing was found. */
  help: (c: Context, typed: string) => readonly Readonly<{ href: string; text: string }>[]
  /** Where all that was found can be taken from here. @param countOf how many there are of a facet (`kind:resource`) */
  onwards: (asked: Asked, countOf: (facet: string) => number) => readonly Readonly<{ href: string; text: string }>[]
}>
