/** What follows whenever an entry is written, in the same transaction: its history, what it points at, where it leads, and what may be found of it. */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { feedRows, forgetRows } from '#platform/search/feed.queries.ts'
import { type EntryKind, type Kind, entryPath } from '../kind.ts'
import { keepLinks } from '../link/keep-links.queries.ts'
import { type EntryId, tables } from '../tables.ts'
import type { By } from './entry.queries.ts'
import type { State } from './entry.rules.ts'

/** An entry as it is now. */
export type Kept<Content> = Readonly<{ id: EntryId; slug: string; state: State; version: number; content: Content; publishedAt: Date | undefined }>

/** @param note why it was changed, as whoever changed it says */
export async function keepUp<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, kept: readonly Kept<Content>[], by: By, note?: string): Promise<void> {
  await keepWritten(trx, kind, kept, by, note)
  await keepFindable(trx, kind, kept)
}

/** All of that but the search. */
export async function keepWritten<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, kept: readonly Kept<Content>[], by: By, note?: string): Promise<void> {
  await sql`insert into library.entry_version (entry_id, version, state, title, content, note, changed_by, at)
    select e.id, e.version, e.state, e.title, e.content, ${note ?? null}, ${by.person ?? null}::uuid, ${by.at}::timestamptz from library.entry e where e.id = any(${kept.map(({ id }) => id)}::uuid[])`.execute(tables(trx))
  await keepReferences(trx, kind, kept)
  await keepLinks(trx, kind, kept, by.at)
}

async function keepReferences<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, kept: readonly Kept<Content>[]): Promise<void> {
  const old = kept.filter(({ version }) => version > 1).map(({ id }) => id)
  if (old.length > 0) await tables(trx).deleteFrom('library.reference').where('entry_id', 'in', old).execute()
  const all = kept.flatMap(({ id, content }) => kind.references(content).map(({ relation, kind: to, slug }, place) => ({ entry_id: id, relation, to_kind: to, to_slug: slug, place })))
  if (all.length === 0) return
  // As columns: a file of thousands has more of them than a statement has room for values.
  await sql`insert into library.reference (entry_id, relation, to_kind, to_slug, place)
    select * from unnest(${all.map((one) => one.entry_id)}::uuid[], ${all.map((one) => one.relation)}::text[], ${all.map((one) => one.to_kind)}::text[], ${all.map((one) => one.to_slug)}::text[], ${all.map((one) => one.place)}::int[])
    on conflict do nothing`.execute(tables(trx))
}

/** Only what everybody reads is found. */
export async function keepFindable<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, kept: readonly Kept<Content>[]): Promise<void> {
  const away = kept.filter(({ state, version }) => state !== 'published' && version > 1).map(({ id }) => id)
  if (away.length > 0) await forgetRows(trx, 'library', away)
  const shown = kept.filter(({ state }) => state === 'published')
  if (shown.length === 0) return
  await feedRows(trx, shown.map(({ id, slug, content, publishedAt }) => {
    const { about, text, facets, year, out } = kind.findable(content)
    return { module: 'library', kind: kind.kind, id, audience: 'public', path: entryPath(kind.kind, slug), title: kind.titleOf(content), about, text, facets, at: out ?? publishedAt ?? new Date(0), ...(year === undefined ? {} : { year }) }
  }))
}
