/** An entry in a list of things of one kind. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Card } from '#platform/page/parts.tsx'
import { type EntryKind, type Kind, entryPath } from '../kind.ts'
import type { Entry } from './entry.queries.ts'

type Props<Content> = Readonly<{ kind: EntryKind<Kind, Content>; entry: Entry<Content>; level?: 2 | 3 }>

/** By its title, whom it is by and the year in which it came out. */
export function EntryCard<Content>({ kind, entry, level = 3 }: Props<Content>): JSX.Element {
  const { about, year } = kind.findable(entry.content)
  const quiet = [about, year].filter((one) => one !== undefined && one !== '').join(', ')
  return <Card title={entry.title} href={entryPath(kind.kind, entry.slug)} level={level} quiet={quiet === '' ? undefined : quiet} />
}
