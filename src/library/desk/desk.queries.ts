/** What waits for those who keep the library, of any kind. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import type { Titled } from '../entry/entry.queries.ts'
import { type EntryId, tables } from '../tables.ts'

export type Waiting = Titled & Readonly<{ id: EntryId; at: Date; reviewBy: Day | undefined }>
type Paging = Readonly<{ after?: EntryId | undefined; most: number }>

const rows = (database: Database) => tables(database).selectFrom('library.entry as e').select(['e.id', 'e.kind', 'e.slug', 'e.title', 'e.changed_at', 'e.review_by'])
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>
const waitingOf = ({ changed_at: at, review_by: reviewBy, ...row }: Row): Waiting => ({ ...row, at, reviewBy: reviewBy ?? undefined })

/** What isn't published yet, what waits longest first. */
export async function listWaiting(database: Database, state: 'draft' | 'ready', { after, most }: Paging): Promise<readonly Waiting[]> {
  let query = rows(database).where('e.state', '=', state)
  if (after !== undefined) query = query.where(sql<boolean>`(e.changed_at, e.id) > (select l.changed_at, l.id from library.entry l where l.id = ${after})`)
  return (await query.orderBy('e.changed_at').orderBy('e.id').limit(most).execute()).map(waitingOf)
}

/** What was to be looked at again by that day, the longest due first. */
export async function listOverdue(database: Database, today: Day, { after, most }: Paging): Promise<readonly Waiting[]> {
  let query = rows(database).where('e.state', '=', 'published').where('e.review_by', '<=', today)
  if (after !== undefined) query = query.where(sql<boolean>`(e.review_by, e.id) > (select l.review_by, l.id from library.entry l where l.id = ${after})`)
  return (await query.orderBy('e.review_by').orderBy('e.id').limit(most).execute()).map(waitingOf)
}
