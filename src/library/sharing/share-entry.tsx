import type { FC } from 'hono/jsx'
import { Share } from '#platform/page/share.tsx'
import { type Kind, entryPath } from '../kind.ts'

/** At the end of the page of an entry: passes it on. What nobody else can read is not passed on. */
export const ShareEntry: FC<Readonly<{ kind: Kind; entry: Readonly<{ slug: string; title: string; state: string }> }>> = ({ kind, entry }) =>
  entry.state === 'published' ? <Share title={entry.title} path={entryPath(kind, entry.slug)} /> : null
