/** What other folders show on the page of a resource, in the order in which it stands there. */
import type { Child } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { usedByPart } from '../reading/used-by.part.tsx'
import { citePart } from '../citation/cite.part.tsx'
import { collectionsPart } from '../collection/standing.part.tsx'
import type { Around } from '../entry/around.queries.ts'
import { deadLinksPart } from '../link/dead-links.part.tsx'
import type { AtEntry } from '../library.gate.ts'
import type { Resource } from './resource.rules.ts'

/** Each asks for what it needs in one query at most, and only where there can be something; a part is nothing where there is nothing to show. */
export const askParts = (c: Context, here: AtEntry<Resource>) => Promise.all([deadLinksPart(c, here), usedByPart(c, 'resource', here)])

export const partsOf = (c: Context, here: AtEntry<Resource>, [dead, usedBy]: Awaited<ReturnType<typeof askParts>>, around: Around): Child[] =>
  [dead, citePart(c, here), collectionsPart('resource', here, around.from('collected')), usedBy].filter((part) => part !== undefined)
