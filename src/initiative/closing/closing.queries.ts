/** How an initiative ended, and that it was opened again. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { type ClosingKind, closingTables } from './tables.ts'

/** What became of it. */
export type Closing = Readonly<{ kind: ClosingKind; carriedOnBy: string | undefined; words: string; thanks: string | undefined; readableUntil: Day | undefined }>
export type Closed = Closing & Readonly<{ closedBy: PersonId | undefined; at: Date }>

export async function findClosing(database: Database, initiative: InitiativeId): Promise<Closed | undefined> {
  const row = await closingTables(database).selectFrom('initiative.closing').selectAll().where('initiative_id', '=', initiative).executeTakeFirst()
  return row === undefined ? undefined : {
    kind: row.kind, carriedOnBy: row.carried_on_by ?? undefined, words: row.words, thanks: row.thanks ?? undefined, readableUntil: row.readable_until ?? undefined,
    closedBy: row.closed_by ?? undefined, at: row.at,
  }
}

/** A reply that was promised and not given yet; `words`: what it is a reply to. */
export type OpenPromise = Readonly<{ question: string | undefined; item: ItemId | undefined; words: string; by: Day }>

/** As many as somebody reads before they say why none of them is kept. */
const MOST = 200

/** The promises of a reply that nobody has kept, the earliest first. Those about what was hidden or taken back are nobody's to keep. */
export async function listOpenPromises(database: Database, initiative: InitiativeId): Promise<readonly OpenPromise[]> {
  const { rows } = await sql<{ question: string | null; item: ItemId | null; words: string; by: Day }>`
    with promised as (
      select q.id as question, null::uuid as item, q.words, coalesce((select e.reply_by from initiative.question_extension e where e.question_id = q.id), q.reply_by) as by
      from initiative.question q join initiative.question_publication p on p.question_id = q.id where q.initiative_id = ${initiative} and q.reply_by is not null
      union all
      select null, i.id, i.words, d.reply_by from initiative.decision d join initiative.thread_item i on i.id = d.item_id where i.initiative_id = ${initiative} and not i.hidden and not i.gone
    )
    select p.question, p.item, p.words, coalesce(r.next_by, p.by)::text as by from promised p
    left join lateral (select kind, next_by from initiative.reply r where r.question_id = p.question or r.item_id = p.item order by place desc limit 1) r on true
    where r.kind is null or r.kind = 'still-open' order by 4, p.question, p.item limit ${MOST}`.execute(closingTables(database))
  return rows.map(({ question, item, words, by }) => ({ question: question ?? undefined, item: item ?? undefined, words, by }))
}

/** Ends it; twice is once. What was promised and is not kept is dropped for that reason. */
export async function insertClosing(trx: Transaction, initiative: InitiativeId, closing: Closing, by: Readonly<{ person: PersonId; at: Date; dropped: string | undefined }>): Promise<void> {
  const db = closingTables(trx)
  const open = await listOpenPromises(trx, initiative)
  const { dropped } = by
  await db.insertInto('initiative.closing').values({
    initiative_id: initiative, kind: closing.kind, carried_on_by: closing.carriedOnBy ?? null, words: closing.words, thanks: closing.thanks ?? null,
    readable_until: closing.readableUntil ?? null, closed_by: by.person, at: by.at,
  }).execute()
  if (open.length === 0 || dropped === undefined) return
  await sql`insert into initiative.dropped_promise (id, initiative_id, question_id, item_id, reason, at)
    select gen_random_uuid(), ${initiative}, p.question, p.item, ${dropped}, ${by.at}
    from unnest(${open.map(({ question }) => question ?? null)}::uuid[], ${open.map(({ item }) => item ?? null)}::uuid[]) as p (question, item)`.execute(db)
}

export type Dropped = Readonly<{ words: string; reason: string }>

/** The promises that were given up, as far as what they are about may be read. */
export async function listDropped(database: Database, initiative: InitiativeId, sees: readonly string[]): Promise<readonly Dropped[]> {
  const { rows } = await sql<Dropped>`
    select coalesce(q.words, i.words) as words, d.reason from initiative.dropped_promise d
    left join initiative.question q on q.id = d.question_id
    left join initiative.thread_item i on i.id = d.item_id and i.seen_by = any(${[...sees]}::text[]) and not i.hidden and not i.gone
    where d.initiative_id = ${initiative} and coalesce(q.words, i.words) is not null order by d.at, d.id limit ${MOST}`.execute(closingTables(database))
  return rows
}

export type OpenedAgain = Readonly<{ closedAt: Date; reason: string; at: Date }>

/** Opens it again, with the reason; false where it is not over. */
export async function openAgain(trx: Transaction, initiative: InitiativeId, reason: string, by: Readonly<{ person: PersonId; at: Date }>): Promise<boolean> {
  const db = closingTables(trx)
  const was = await db.deleteFrom('initiative.closing').where('initiative_id', '=', initiative).returning(['words', 'at']).executeTakeFirst()
  if (was === undefined) return false
  // What was dropped is promised again: nobody has to hear twice that it is not.
  await db.deleteFrom('initiative.dropped_promise').where('initiative_id', '=', initiative).execute()
  await db.insertInto('initiative.opened_again').values({ id: newId<'opened-again'>(), initiative_id: initiative, closed_at: was.at, words: was.words, reason, opened_by: by.person, at: by.at }).execute()
  return true
}

/** The times that it was opened again, the newest first. */
export async function listOpenedAgain(database: Database, initiative: InitiativeId): Promise<readonly OpenedAgain[]> {
  const rows = await closingTables(database).selectFrom('initiative.opened_again').select(['closed_at', 'reason', 'at']).where('initiative_id', '=', initiative).orderBy('at', 'desc').orderBy('id').limit(20).execute()
  return rows.map((row) => ({ closedAt: row.closed_at, reason: row.reason, at: row.at }))
}
