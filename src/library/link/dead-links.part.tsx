/** On an entry's page: which of its links led nowhere, and where an older copy may be; else when they were tried last. */
import type { Child } from 'hono/jsx'
import type { Context } from '#platform/http/context.ts'
import { DayText, Inset } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import type { AtEntry } from '../library.gate.ts'
import { type Resource, resource } from '../resource/resource.rules.ts'
import { archivedAt } from './address.ts'
import { listForReaders } from './links.queries.ts'
import { sayLink } from './words/index.ts'

/** One query, none where it leads nowhere. */
export async function deadLinksPart(c: Context, { entry: { id, content } }: AtEntry<Resource>): Promise<Child | undefined> {
  if (resource.links(content).length === 0) return undefined
  const links = await listForReaders(c.database, id)
  const dead = links.filter((one) => one.dead)
  if (dead.length === 0) return lastTried(links.map(({ seenAt }) => seenAt))
  return (
    <section>
      <h2>{sayLink('reader.title')}</h2>
      {dead.map(({ url, lastThere }) => <Inset><p>{sayLink('reader.gone')} {url}</p><p><a href={archivedAt(url, lastThere)}>{sayLink('reader.archived')}</a>. {sayLink('reader.unchecked')}</p></Inset>)}
    </section>
  )
}

/** That all of them led somewhere, and on which day the first of them was tried; nothing where one wasn't yet. */
function lastTried(seen: readonly (Date | undefined)[]): Child | undefined {
  const days = seen.flatMap((at) => (at === undefined ? [] : [dayOf(at, DEFAULT_ZONE)])).toSorted()
  const [first] = days
  if (first === undefined || days.length < seen.length) return undefined
  return <p class="hint">{sayLink('reader.tried', { links: seen.length })} <DayText day={first} />.</p>
}
