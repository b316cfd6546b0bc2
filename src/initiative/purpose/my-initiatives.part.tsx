/** On everybody's own page: what they take part in, and what hosts have told them. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { countHiddenOf } from '../safety/safety.queries.ts'
import { listInitiatives } from './list-initiatives.queries.ts'
import { MyInitiatives } from './my-initiatives.view.tsx'

/** As many as a page can show without burying the rest of it. */
const MOST = 10

export async function myInitiativesPart(c: Context, { id }: SignedIn): Promise<JSX.Element> {
  const [mine, hidden] = await Promise.all([listInitiatives(c.database, { sees: [], person: id, which: 'mine', most: MOST }), countHiddenOf(c.database, id)])
  return <MyInitiatives mine={mine} hidden={hidden} />
}
