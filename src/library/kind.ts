/** What a kind of thing that the library holds says of itself. Everything that all kinds share is in `entry/`. */
import type { z } from 'zod'

/** In the order in which they are offered. */
export const KINDS = ['resource', 'case-study', 'collection', 'topic', 'term', 'policy'] as const
export type Kind = (typeof KINDS)[number]

/** The folder of each kind in addresses below `/library/`. */
export const FOLDERS = { resource: 'resources', 'case-study': 'case-studies', collection: 'collections', topic: 'topics', term: 'glossary', policy: 'policies' } as const satisfies Record<Kind, string>

/** That something points at an entry: a resource at its topics, a collection at what stands in it. */
export type Reference = Readonly<{ relation: string; kind: Kind; slug: string }>

/** What the search knows of an entry. `facets` are `name:value`; `year` is when the work came out. */
export type Findable = Readonly<{ about: string; text: string; facets: readonly string[]; year?: number | undefined; out?: Date | undefined }>

export type EntryKind<K extends Kind, Content> = Readonly<{
  kind: K
  /** What is kept, and what is refused: the same for forms, files and what lies in the database. */
  schema: z.ZodType<Content>
  titleOf: (content: Content) => string
  /** What else may stand in the address: a year, where two have the same title. */
  apart?: (content: Content) => string | undefined
  references: (content: Content) => readonly Reference[]
  findable: (content: Content) => Findable
  /** The addresses elsewhere that readers are led to, which the link checker visits. */
  links: (content: Content) => readonly string[]
  /** Everything it says as names and words, for what changed from one version to the next. */
  lines: (content: Content) => readonly (readonly [name: string, words: string])[]
  /** Whether anybody who is signed in may begin one; else editors only. */
  byAnybody: boolean
  /** Whether whoever made it goes on changing it once it is published: it is theirs. */
  staysTheirs: boolean
  /** The initiative in whose name it is: who looks after that keeps it as whoever made it does. */
  groupOf?: (content: Content) => string | undefined
}>

/** Where an entry is read. */
export const entryPath = (kind: Kind, slug: string, end = ''): string => `/library/${FOLDERS[kind]}/${slug}${end}`
