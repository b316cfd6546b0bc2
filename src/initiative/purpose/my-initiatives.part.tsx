/** On everybody's own page: what they take part in, what they are asked to look after, and what hosts have told them. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { listOwnInitiatives } from './list-initiatives.queries.ts'
import { findWaitsForMe } from './my-initiatives.queries.ts'
import { MyInitiatives } from './my-initiatives.view.tsx'

/** As many as a page can show without burying the rest of it. */
const MOST = 10

export async function myInitiativesPart(c: Context, { id }: SignedIn): Promise<JSX.Element> {
  const [mine, waits] = await Promise.all([listOwnInitiatives(c.database, id, MOST), findWaitsForMe(c.database, id, c.now)])
  return <MyInitiatives mine={mine} waits={waits} />
}
