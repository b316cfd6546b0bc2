/** What other folders show on the page of a resource, in the order in which it stands there. */
import type { Child } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { usedByPart } from '../reading/used-by.part.tsx'
import { citePart } from '../citation/cite.part.tsx'
import { collectionsPart } from '../collection/standing.part.tsx'
import { deadLinksPart } from '../link/dead-links.part.tsx'
import type { AtEntry } from '../library.gate.ts'
import type { Resource } from './resource.rules.ts'

/** Asks for what it needs in one query at most, and gives what it shows; nothing where there is nothing. */
export type ResourcePart = (c: Context, here: AtEntry<Resource>) => Promise<Child | undefined>

export const resourceParts: readonly ResourcePart[] = [(c, { entry }) => deadLinksPart(c, entry), citePart, (c, here) => collectionsPart(c, 'resource', here), (c, { entry }) => usedByPart(c, 'resource', entry)]
