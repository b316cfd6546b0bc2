/** Who was asked whether they may be quoted, and what they answered. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Zone } from '#platform/time.ts'
import type { Section } from '../case-study/tables.ts'
import type { Audience, InitiativeId, ItemId, PersonId } from '../tables.ts'
import type { Visitor } from '../thread/find-item.queries.ts'
import { matching } from '../voice/voice-line.queries.ts'
import type { Answer } from './quoting.rules.ts'
import { type QuoteAnswer, type QuoteRequestId, quotingTables } from './tables.ts'

export const ASKED_A_PAGE = 20

export type Askable = Readonly<{ id: ItemId; words: string }>
type Where = Readonly<{ after?: ItemId | undefined; only?: ItemId | undefined; search?: string | undefined }>

/**
 * Voices that aren't public and whose author is there to be asked, the latest first: one more than a page holds. Who said no isn't asked again,
 * and who said yes only where more can read the case study since.
 * @param open the audiences that all readers of the case study belong to
 */
export async function listAskable(database: Database, here: Visitor, open: readonly Audience[], { after, only, search }: Where): Promise<readonly Askable[]> {
  const { rows } = await sql<Askable>`
    select v.id, v.words from initiative.thread_item v
    where v.initiative_id = ${here.initiative.id} and v.kind = 'voice' and v.seen_by = any(${[...here.sees]}::text[]) and v.seen_by <> 'public' and not v.gone and not v.hidden
      and (${only ?? null}::uuid is null or v.id = ${only ?? null}::uuid) and ${matching({ search })}
      and (${after ?? null}::uuid is null or (v.recorded_at, v.id) < (select b.recorded_at, b.id from initiative.thread_item b where b.id = ${after ?? null}::uuid))
      and exists (select 1 from initiative.contribution c where c.item_id = v.id and c.person_id is not null)
      and not exists (select 1 from initiative.quote_request r left join initiative.quote_answer a on a.request_id = r.id
        where r.item_id = v.id and (a.said is null or a.said = 'no' or a.readers = any(${[...open]}::text[])))
    order by v.recorded_at desc, v.id desc limit ${ASKED_A_PAGE + 1}`.execute(quotingTables(database))
  return rows
}

export type NewRequest = Readonly<{ initiative: InitiativeId; item: ItemId; section: Section; by: PersonId; at: Date }>

/** Asks; a yes that covers too few makes room for the new question. Gives the request's id. */
export async function insertRequest(trx: Transaction, { initiative, item, section, by, at }: NewRequest): Promise<QuoteRequestId> {
  const id = newId<'quote-request'>()
  await quotingTables(trx).deleteFrom('initiative.quote_request').where('item_id', '=', item).execute()
  await quotingTables(trx).insertInto('initiative.quote_request').values({ id, initiative_id: initiative, item_id: item, section, asked_by: by, at }).execute()
  return id
}

/** How many were asked and have not answered. */
export async function countWaiting(database: Database, initiative: InitiativeId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from initiative.quote_request r join initiative.thread_item i on i.id = r.item_id
    where r.initiative_id = ${initiative} and not i.gone and not exists (select 1 from initiative.quote_answer a where a.request_id = r.id)`.execute(quotingTables(database))
  return rows[0]?.n ?? 0
}

export type Asked = Readonly<{ id: QuoteRequestId; words: string; at: Date; said: QuoteAnswer | undefined }>

/** What was asked, the latest first, for those who take part: one more than a page holds. */
export async function listAsked(database: Database, here: Visitor, after: QuoteRequestId | undefined): Promise<readonly Asked[]> {
  const { rows } = await sql<{ id: QuoteRequestId; words: string; at: Date; said: QuoteAnswer | null }>`
    select r.id, i.words, r.at, a.said from initiative.quote_request r join initiative.thread_item i on i.id = r.item_id left join initiative.quote_answer a on a.request_id = r.id
    where r.initiative_id = ${here.initiative.id} and i.seen_by = any(${[...here.sees]}::text[]) and not i.gone and not i.hidden
      and (${after ?? null}::uuid is null or (r.at, r.id) < (select b.at, b.id from initiative.quote_request b where b.id = ${after ?? null}::uuid))
    order by r.at desc, r.id desc limit ${ASKED_A_PAGE + 1}`.execute(quotingTables(database))
  return rows.map((row) => ({ ...row, said: row.said ?? undefined }))
}

/** A question to somebody, with all that they need to answer it. */
export type MyRequest = Readonly<{
  id: QuoteRequestId; item: ItemId; words: string; version: number; section: Section; at: Date; askedBy: PersonId | undefined
  initiative: Readonly<{ id: InitiativeId; slug: string; title: string; openTo: Audience; zone: Zone }>
  answer: (Answer & Readonly<{ at: Date }>) | undefined
}>

/** What somebody was asked about what they said, the latest first: one more than a page holds. `only`: that one. */
export async function listMyRequests(database: Database, person: PersonId, { after, only }: Readonly<{ after?: QuoteRequestId | undefined; only?: QuoteRequestId | undefined }>): Promise<readonly MyRequest[]> {
  const { rows } = await sql<{
    id: QuoteRequestId; item: ItemId; words: string; version: number; section: Section; at: Date; asked_by: PersonId | null; initiative_id: InitiativeId
    slug: string; title: string; open_to: Audience; zone: Zone; said: QuoteAnswer | null; readers: Audience | null; answered_at: Date | null
  }>`
    select r.id, i.id as item, i.words, i.version, r.section, r.at, r.asked_by, r.initiative_id, n.slug, n.title, n.open_to, n.zone, a.said, a.readers, a.at as answered_at
    from initiative.contribution c join initiative.quote_request r on r.item_id = c.item_id join initiative.thread_item i on i.id = r.item_id
      join initiative.initiative n on n.id = r.initiative_id left join initiative.quote_answer a on a.request_id = r.id
    where c.person_id = ${person} and not i.gone and (${only ?? null}::uuid is null or r.id = ${only ?? null}::uuid)
      and (${after ?? null}::uuid is null or (r.at, r.id) < (select b.at, b.id from initiative.quote_request b where b.id = ${after ?? null}::uuid))
    order by r.at desc, r.id desc limit ${ASKED_A_PAGE + 1}`.execute(quotingTables(database))
  return rows.map(({ slug, title, open_to: openTo, zone, said, readers, answered_at: at, asked_by: askedBy, initiative_id: id, ...row }) => ({
    ...row, askedBy: askedBy ?? undefined, initiative: { id, slug, title, openTo, zone }, answer: said === null || readers === null || at === null ? undefined : { said, readers, at },
  }))
}

export type Held = Readonly<{ openTo: Audience; version: number; before: QuoteAnswer | undefined; entered: boolean }>

/** Holds a question while it is answered, and gives what is so now; undefined where the words were taken back meanwhile. */
export async function holdRequest(trx: Transaction, id: QuoteRequestId): Promise<Held | undefined> {
  await quotingTables(trx).selectFrom('initiative.quote_request').select('id').where('id', '=', id).forUpdate().execute()
  const { rows } = await sql<{ openTo: Audience; version: number; before: QuoteAnswer | null; entered: boolean }>`
    select n.open_to as "openTo", i.version, a.said as before, c.entered_by is not null as entered
    from initiative.quote_request r join initiative.thread_item i on i.id = r.item_id join initiative.contribution c on c.item_id = i.id
      join initiative.initiative n on n.id = r.initiative_id left join initiative.quote_answer a on a.request_id = r.id
    where r.id = ${id} and not i.gone`.execute(quotingTables(trx))
  const [row] = rows
  return row === undefined ? undefined : { ...row, before: row.before ?? undefined }
}

export async function upsertAnswer(trx: Transaction, id: QuoteRequestId, person: PersonId, { said, readers, at }: Answer & Readonly<{ at: Date }>): Promise<void> {
  await quotingTables(trx).insertInto('initiative.quote_answer').values({ request_id: id, person_id: person, said, readers, at })
    .onConflict((on) => on.column('request_id').doUpdateSet({ said, readers, at })).execute()
}

/** Lets an answer allow no more than its author let it last: again, after a restore. It never allows more by that. */
export async function narrowAnswer(trx: Transaction, id: QuoteRequestId, said: QuoteAnswer): Promise<void> {
  if (said === 'no') {
    await sql`insert into initiative.quote_answer (request_id, person_id, said, readers, at)
      select r.id, c.person_id, 'no', 'members', r.at from initiative.quote_request r join initiative.contribution c on c.item_id = r.item_id where r.id = ${id} and c.person_id is not null
      on conflict (request_id) do update set said = 'no'`.execute(quotingTables(trx))
  } else {
    await quotingTables(trx).updateTable('initiative.quote_answer').set({ said: 'unnamed' }).where('request_id', '=', id).where('said', '=', 'named').execute()
  }
}
