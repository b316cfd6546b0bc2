/** On an entry's page: which of its links led nowhere, and where an older copy may be. */
import type { Child } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { Inset } from '#platform/page/parts.tsx'
import type { EntryId } from '../tables.ts'
import { archivedAt } from './address.ts'
import { listDead } from './links.queries.ts'
import { sayLink } from './words/index.ts'

/** One query. */
export async function deadLinksPart(c: Context, { id }: Readonly<{ id: EntryId }>): Promise<Child | undefined> {
  const dead = await listDead(c.database, id)
  if (dead.length === 0) return undefined
  return (
    <section>
      <h2>{sayLink('reader.title')}</h2>
      {dead.map(({ url, lastThere }) => <Inset><p>{sayLink('reader.gone')} {url}</p><p><a href={archivedAt(url, lastThere)}>{sayLink('reader.archived')}</a>. {sayLink('reader.unchecked')}</p></Inset>)}
    </section>
  )
}
