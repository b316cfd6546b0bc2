/** What readers asked of those who keep the library, and what came of it. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Id, newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { State } from '../entry/entry.rules.ts'
import type { Kind } from '../kind.ts'
import type { EntryId } from '../tables.ts'
import type { Outcome, ProblemKind, RequestKind } from './request.rules.ts'
import { type RequestId, requestTables as tables } from './tables.ts'

type PersonId = Id<'person'>

/** An entry that a request is about, or that came of it. */
export type About = Readonly<{ kind: Kind; slug: string; title: string; state: State }>

export type Request = Readonly<{
  id: RequestId; kind: RequestKind; problem: ProblemKind | undefined; title: string | undefined; url: string | undefined; words: string | undefined; at: Date; answerBy: Day
  person: PersonId | undefined; reach: string | undefined
  /** What is wrong; and what was begun, or is there already. */
  about: About | undefined; draft: About | undefined
  answered: Readonly<{ at: Date; by: PersonId | undefined; outcome: Outcome; words: string | undefined }> | undefined
}>

const select = (database: Database) => tables(database).selectFrom('library.request as r').leftJoin('library.entry as e', 'e.id', 'r.entry_id').leftJoin('library.entry as d', 'd.id', 'r.draft_id')
  .selectAll('r').select(['e.kind as about_kind', 'e.slug as about_slug', 'e.title as about_title', 'e.state as about_state', 'd.kind as draft_kind', 'd.slug as draft_slug', 'd.title as draft_title', 'd.state as draft_state'])
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const entryOf = (kind: Kind | null, slug: string | null, title: string | null, state: State | null): About | undefined =>
  kind === null || slug === null || title === null || state === null ? undefined : { kind, slug, title, state }

const requestOf = (row: Row): Request => ({
  id: row.id, kind: row.kind, problem: row.problem ?? undefined, title: row.title ?? undefined, url: row.url ?? undefined, words: row.words ?? undefined, at: row.at, answerBy: row.answer_by,
  person: row.person_id ?? undefined, reach: row.reach ?? undefined,
  about: entryOf(row.about_kind, row.about_slug, row.about_title, row.about_state), draft: entryOf(row.draft_kind, row.draft_slug, row.draft_title, row.draft_state),
  answered: row.answered_at === null || row.outcome === null ? undefined : { at: row.answered_at, by: row.answered_by ?? undefined, outcome: row.outcome, words: row.answer ?? undefined },
})

type Asked = Readonly<{ at: Date; answerBy: Day; words: string | undefined; person: PersonId | undefined; reach: string | undefined }>
export type Asking = Asked & (Readonly<{ kind: 'suggestion'; title: string | undefined; url: string | undefined }> | Readonly<{ kind: 'question'; title: string }> | Readonly<{ kind: 'problem'; entry: EntryId; problem: ProblemKind }>)

export async function insertRequest(trx: Transaction, asking: Asking): Promise<RequestId> {
  const id = newId<'library-request'>()
  const what = asking.kind === 'problem' ? { entry_id: asking.entry, problem: asking.problem, title: null, url: null } : { entry_id: null, problem: null, title: asking.title ?? null, url: asking.kind === 'question' ? null : asking.url ?? null }
  await tables(trx).insertInto('library.request').values({
    id, kind: asking.kind, ...what, words: asking.words ?? null, person_id: asking.person ?? null, reach: asking.reach ?? null, at: asking.at, answer_by: asking.answerBy,
    draft_id: null, answered_at: null, answered_by: null, outcome: null, answer: null,
  }).execute()
  return id
}

export async function findRequest(database: Database, id: RequestId): Promise<Request | undefined> {
  const row = await select(database).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : requestOf(row)
}

type Paging = Readonly<{ after?: RequestId | undefined; most: number }>

/** What waits for an answer, the most urgent first. */
export async function listOpen(database: Database, { after, most }: Paging): Promise<readonly Request[]> {
  let query = select(database).where('r.answered_at', 'is', null)
  if (after !== undefined) query = query.where(sql<boolean>`(r.answer_by, r.id) > (select l.answer_by, l.id from library.request l where l.id = ${after})`)
  return (await query.orderBy('r.answer_by').orderBy('r.id').limit(most).execute()).map(requestOf)
}

/** What was answered, the last first. */
export async function listAnswered(database: Database, { after, most }: Paging): Promise<readonly Request[]> {
  let query = select(database).where('r.answered_at', 'is not', null)
  if (after !== undefined) query = query.where(sql<boolean>`(r.answered_at, r.id) < (select l.answered_at, l.id from library.request l where l.id = ${after})`)
  return (await query.orderBy('r.answered_at', 'desc').orderBy('r.id', 'desc').limit(most).execute()).map(requestOf)
}

/** What somebody asked, the last first. */
export async function listAskedBy(database: Database, person: PersonId, { after, most }: Paging): Promise<readonly Request[]> {
  let query = select(database).where('r.person_id', '=', person)
  if (after !== undefined) query = query.where(sql<boolean>`(r.at, r.id) < (select l.at, l.id from library.request l where l.id = ${after})`)
  return (await query.orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(most).execute()).map(requestOf)
}

/** What somebody asked and was answered since, the last first. One query. */
export const listAnsweredTo = async (database: Database, person: PersonId, { since, most }: Readonly<{ since: Date; most: number }>): Promise<readonly Request[]> =>
  (await answeredTo(database, { person, since, most })).map(requestOf)

const answeredTo = builtOnce((database, { person, since, most }: Readonly<{ person: PersonId; since: Date; most: number }>) => (
  select(database).where('r.person_id', '=', person).where('r.answered_at', '>=', since).orderBy('r.answered_at', 'desc').orderBy('r.id', 'desc').limit(most)
))

/** A draft was begun from it. False where somebody has begun one, or answered it. */
export async function noteDraft(trx: Transaction, id: RequestId, { kind, slug }: Readonly<{ kind: Kind; slug: string }>): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`update library.request r set draft_id = e.id from library.entry e
    where r.id = ${id} and r.draft_id is null and r.answered_at is null and e.kind = ${kind} and e.slug = ${slug} returning r.id`.execute(tables(trx))
  return rows.length === 1
}

/**
 * Answers it; the address that came with it is forgotten here: the letter has it until it is sent.
 * @returns false where somebody was faster
 */
export async function answerRequest(trx: Transaction, id: RequestId, { outcome, words, by, at }: Readonly<{ outcome: Outcome; words: string | undefined; by: PersonId; at: Date }>): Promise<boolean> {
  const row = await tables(trx).updateTable('library.request').set({ outcome, answer: words ?? null, answered_by: by, answered_at: at, reach: null }).where('id', '=', id).where('answered_at', 'is', null).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'library-request-answered', ids: { request: id } })
  return row !== undefined
}

/** The address that came with it is kept no longer. */
export async function forgetReach(trx: Transaction, id: RequestId): Promise<void> {
  await tables(trx).updateTable('library.request').set({ reach: null }).where('id', '=', id).execute()
}
