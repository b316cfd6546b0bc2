/** On an entry's page: which groups use it, what they say of it, and the way to put it on one's own group's list. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import { listPublicOf } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Kind } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { listUsedBy } from './reading.queries.ts'
import { UseLink, UsedBy } from './reading.view.tsx'

/** More than anybody reads on one page; the newest are shown. */
const MOST = 20

/** Two queries, none where nobody uses it. */
export async function usedByPart(c: Context, kind: Kind, { entry: { id, slug }, used }: AtEntry<unknown>): Promise<JSX.Element> {
  const found = used ? await listUsedBy(c.database, id, MOST) : []
  const groups = await listPublicOf(c.database, found.map(({ initiative }) => initiative), c.now)
  const uses = found.flatMap(({ initiative, said }) => {
    const group = groups.get(initiative)
    return group === undefined ? [] : [{ ...group, said }]
  })
  return <>{uses.length === 0 ? null : <UsedBy uses={uses} />}<UseLink kind={kind} slug={slug} /></>
}
