/** Contacts, reports, and what hosts hide. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import type { Zone } from '#platform/time.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { type IssueId, issueTables } from '../local-issue/tables.ts'
import { holdLinksOf } from '../thread/item.queries.ts'
import { noteHidingOfSetAside } from './set-aside.queries.ts'
import { type ReadBy, type ReportId, safetyTables as tables } from './tables.ts'

export type WorryContact = Readonly<{ name: string; phone: string | null; email: string | null }>

/** Who outside the group can be told a worry. */
export async function findContact(database: Database, initiative: InitiativeId): Promise<WorryContact | undefined> {
  const row = await tables(database).selectFrom('initiative.looking_after').select(['contact_name', 'contact_phone', 'contact_email']).where('initiative_id', '=', initiative).executeTakeFirst()
  return row === undefined || row.contact_name === null ? undefined : { name: row.contact_name, phone: row.contact_phone, email: row.contact_email }
}

export async function updateContact(trx: Transaction, initiative: InitiativeId, { name, phone, email }: WorryContact): Promise<void> {
  const row = { contact_name: name, contact_phone: phone, contact_email: email }
  await tables(trx).insertInto('initiative.looking_after').values({ initiative_id: initiative, by_whom: null, ...row }).onConflict((on) => on.column('initiative_id').doUpdateSet(row)).execute()
}

/** The contacts of the initiatives that somebody takes part in, by title. */
export async function listContactsOf(database: Database, person: PersonId): Promise<readonly (WorryContact & Readonly<{ title: string; slug: string }>)[]> {
  const rows = await tables(database).selectFrom('initiative.member as m').innerJoin('initiative.initiative as i', 'i.id', 'm.initiative_id')
    .innerJoin('initiative.looking_after as l', 'l.initiative_id', 'i.id').select(['i.title', 'i.slug', 'l.contact_name', 'l.contact_phone', 'l.contact_email'])
    .where('m.person_id', '=', person).where('l.contact_name', 'is not', null).orderBy('i.title').limit(100).execute()
  return rows.map((row) => ({ title: row.title, slug: row.slug, name: row.contact_name ?? '', phone: row.contact_phone, email: row.contact_email }))
}

/** The initiative that a reported page belongs to, and whether the item there was said by one of its hosts. */
export async function findReported(database: Database, slug: string, item: ItemId | undefined): Promise<Readonly<{ initiative: InitiativeId; byHost: boolean }> | undefined> {
  const row = await tables(database).selectFrom('initiative.initiative as i').select('i.id').where('i.slug', '=', slug)
    .select((from) => from.exists(from.selectFrom('initiative.contribution as c').innerJoin('initiative.member as m', 'm.person_id', 'c.person_id').innerJoin('initiative.host as h', 'h.member_id', 'm.id')
      .select('c.item_id').where('c.item_id', '=', item ?? null).whereRef('m.initiative_id', '=', 'i.id')).as('by_host'))
    .executeTakeFirst()
  return row === undefined ? undefined : { initiative: row.id, byHost: row.by_host === true }
}

export type NewReport = Readonly<{
  id: ReportId; initiative: InitiativeId | undefined; about: string | undefined; words: string; reach: string | undefined; reportedBy: PersonId | undefined; readBy: ReadBy
}>

export async function insertReport(trx: Transaction, report: NewReport): Promise<void> {
  await tables(trx).insertInto('initiative.report').values({
    id: report.id, initiative_id: report.initiative ?? null, about: report.about ?? null, words: report.words, reach: report.reach ?? null,
    reported_by: report.reportedBy ?? null, read_by: report.readBy,
  }).execute()
}

export type Report = Readonly<{ id: ReportId; about: string | undefined; words: string; reach: string | undefined; at: Date; answer: string | undefined; title: string | undefined }>
/** Whose reports: those that the hosts of an initiative read, or those that administrators read: about hosts, and where there are none. */
export type Readers = InitiativeId | 'administrators'

/** Where nobody looks after an initiative any more, what was meant for its hosts must not lie unread. */
const withoutHost = sql<boolean>`not exists (select 1 from initiative.host o join initiative.member m on m.id = o.member_id where m.initiative_id = r.initiative_id)`
/** Whoever said what was reported may have become a host since: then it is not for the hosts any more. */
const aboutHost = sql<boolean>`exists (
  select 1 from initiative.contribution c join initiative.member m on m.person_id = c.person_id and m.initiative_id = r.initiative_id join initiative.host o on o.member_id = m.id
  where c.item_id = substring(r.about from '/items/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})')::uuid)`

const reportsFor = (database: Database, readers: Readers) => {
  const reports = tables(database).selectFrom('initiative.report as r').leftJoin('initiative.report_answer as a', 'a.report_id', 'r.id').leftJoin('initiative.initiative as i', 'i.id', 'r.initiative_id')
    .select(['r.id', 'r.about', 'r.words', 'r.reach', 'r.at', 'a.words as answer', 'i.title'])
  return readers === 'administrators' ? reports.where((eb) => eb.or([eb('r.read_by', '=', 'administrators'), withoutHost, aboutHost]))
    : reports.where('r.read_by', '=', 'hosts').where('r.initiative_id', '=', readers).where((eb) => eb.not(aboutHost))
}

type ReportRow = { id: ReportId; about: string | null; words: string; reach: string | null; at: Date; answer: string | null; title: string | null }
const reportOf = (row: ReportRow): Report =>
  ({ id: row.id, about: row.about ?? undefined, words: row.words, reach: row.reach ?? undefined, at: row.at, answer: row.answer ?? undefined, title: row.title ?? undefined })

/** Reports, the newest first, `most` after a given one. */
export async function listReports(database: Database, readers: Readers, after: ReportId | undefined, most: number): Promise<readonly Report[]> {
  let query = reportsFor(database, readers)
  if (after !== undefined) query = query.where(sql<boolean>`(r.at, r.id) < (select l.at, l.id from initiative.report l where l.id = ${after})`)
  return (await query.orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(most).execute()).map(reportOf)
}

/** How many reports wait for an answer. */
export async function countOpenReports(database: Database, readers: Readers): Promise<number> {
  const row = await tables(database).selectFrom(reportsFor(database, readers).where('a.report_id', 'is', null).as('open'))
    .select((count) => count.fn.countAll<number>().as('reports')).executeTakeFirstOrThrow()
  return row.reports
}

/** What waits for the hosts of an initiative: people to be let in, and reports to be answered. One query. */
export async function countWhatWaits(database: Database, initiative: InitiativeId): Promise<Readonly<{ toLetIn: number; reports: number }>> {
  const row = await tables(database).selectNoFrom((from) => [
    from.selectFrom('initiative.waiting as w').select((count) => count.fn.countAll<number>().as('people')).where('w.initiative_id', '=', initiative).as('toLetIn'),
    from.selectFrom(reportsFor(database, initiative).where('a.report_id', 'is', null).as('open')).select((count) => count.fn.countAll<number>().as('reports')).as('reports'),
  ]).executeTakeFirstOrThrow()
  return { toLetIn: row.toLetIn ?? 0, reports: row.reports ?? 0 }
}

export async function findReport(database: Database, readers: Readers, report: ReportId): Promise<Report | undefined> {
  const row = await reportsFor(database, readers).where('r.id', '=', report).executeTakeFirst()
  return row === undefined ? undefined : reportOf(row)
}

export async function upsertReportAnswer(trx: Transaction, report: ReportId, words: string, by: PersonId): Promise<void> {
  const row = { words, answered_by: by }
  await tables(trx).insertInto('initiative.report_answer').values({ report_id: report, ...row }).onConflict((on) => on.column('report_id').doUpdateSet(row)).execute()
}

/** Hides an item, or says a new reason for what is hidden already. */
export async function upsertHiding(trx: Transaction, item: ItemId, reason: string, by: PersonId): Promise<void> {
  const row = { reason, hidden_by: by }
  await holdLinksOf(trx, [item])
  await tables(trx).insertInto('initiative.hiding').values({ item_id: item, ...row }).onConflict((on) => on.column('item_id').doUpdateSet(row)).execute()
}

/** Shows an item again; the reason and the answer to it go. */
export async function deleteHiding(trx: Transaction, item: ItemId): Promise<void> {
  await holdLinksOf(trx, [item])
  if (await noteHidingOfSetAside(trx, item, false)) await tables(trx).updateTable('initiative.hiding').set({ reason: null, hidden_by: null }).where('item_id', '=', item).execute()
  else await tables(trx).deleteFrom('initiative.hiding').where('item_id', '=', item).execute()
}

/** Whoever reported something is erased: how to reach them goes too. */
export async function forgetReporter(trx: Transaction, ids: Readonly<Record<string, string>>): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined) await tables(trx).updateTable('initiative.report').set({ reach: null }).where('reported_by', '=', person).execute()
}

/** `setAside`: it waits for its author to look, and its words are for them alone. */
export type Hidden = Readonly<{ id: ItemId; words: string; setAside: boolean; reason: string | undefined; at: Date; answer: string | undefined; author: PersonId | undefined }>

/** A hidden item of this very initiative, with its words: for its author and the hosts only. */
export async function findHidden(database: Database, initiative: InitiativeId, item: ItemId): Promise<Hidden | undefined> {
  const row = await tables(database).selectFrom('initiative.hiding as h').innerJoin('initiative.thread_item as i', 'i.id', 'h.item_id')
    .leftJoin('initiative.contribution as c', 'c.item_id', 'i.id').leftJoin('initiative.hiding_answer as a', 'a.item_id', 'h.item_id')
    .leftJoin('initiative.set_aside as s', 's.item_id', 'i.id')
    .select(['i.id', 'i.words', 'h.reason', 'h.at', 'a.words as answer', 'c.person_id', 's.item_id as set_aside']).where('i.initiative_id', '=', initiative).where('i.id', '=', item).executeTakeFirst()
  if (row === undefined) return undefined
  return { id: row.id, words: row.words, setAside: row.set_aside !== null, reason: row.reason ?? undefined, at: row.at, answer: row.answer ?? undefined, author: row.person_id ?? undefined }
}

export async function upsertHidingAnswer(trx: Transaction, item: ItemId, words: string): Promise<void> {
  await tables(trx).insertInto('initiative.hiding_answer').values({ item_id: item, words }).onConflict((on) => on.column('item_id').doUpdateSet({ words })).execute()
}

/** What was taken back is gone from why it was hidden, from what its author answered, and from where its words were set aside: each may repeat its words. */
export async function forgetHidings(trx: Transaction, items: readonly ItemId[]): Promise<void> {
  await sql`delete from initiative.hiding_answer where item_id = any(${items}::uuid[])`.execute(tables(trx))
  await sql`with gone as (delete from initiative.set_aside where item_id = any(${items}::uuid[]) returning item_id, hid)
    delete from initiative.hiding h using gone where h.item_id = gone.item_id and gone.hid and h.reason is null and h.hidden_by is null`.execute(tables(trx))
  await sql`update initiative.hiding set reason = null where item_id = any(${items}::uuid[]) and reason is not null`.execute(tables(trx))
}

/** Who said an item. */
export async function findAuthor(database: Database, item: ItemId): Promise<PersonId | undefined> {
  const row = await tables(database).selectFrom('initiative.contribution').select('person_id').where('item_id', '=', item).executeTakeFirst()
  return row?.person_id ?? undefined
}

export type Notices = Readonly<{
  hidden: readonly Readonly<{ id: ItemId; title: string; slug: string; at: Date; zone: Zone }>[]
  issues: readonly Readonly<{ id: IssueId; title: string; slug: string; at: Date; zone: Zone }>[]
  removals: readonly Readonly<{ title: string; reason: string; at: Date; zone: Zone }>[]
  reports: readonly Readonly<{ at: Date; answer: string | null }>[]
}>

/** What hosts have told somebody: the last fifty of each. Four queries. */
export async function listNotices(database: Database, person: PersonId): Promise<Notices> {
  const db = tables(database)
  const [hidden, issues, removals, reports] = await Promise.all([
    db.selectFrom('initiative.contribution as c').innerJoin('initiative.hiding as h', 'h.item_id', 'c.item_id').innerJoin('initiative.thread_item as t', 't.id', 'c.item_id')
      .innerJoin('initiative.initiative as i', 'i.id', 't.initiative_id').select(['t.id', 'i.title', 'i.slug', 'h.at', 'i.zone'])
      .where('c.person_id', '=', person).orderBy('h.at', 'desc').limit(50).execute(),
    issueTables(database).selectFrom('initiative.local_issue as l').innerJoin('initiative.issue_hiding as h', 'h.issue_id', 'l.id').leftJoin('initiative.issue_taking_back as t', 't.issue_id', 'l.id')
      .innerJoin('initiative.initiative as i', 'i.id', 'l.initiative_id').select(['l.id', 'i.title', 'i.slug', 'h.at', 'i.zone'])
      .where('l.raised_by', '=', person).where('t.issue_id', 'is', null).orderBy('h.at', 'desc').limit(50).execute(),
    db.selectFrom('initiative.removal as r').innerJoin('initiative.initiative as i', 'i.id', 'r.initiative_id').select(['i.title', 'r.reason', 'r.at', 'i.zone'])
      .where('r.person_id', '=', person).orderBy('r.at', 'desc').limit(50).execute(),
    db.selectFrom('initiative.report as r').leftJoin('initiative.report_answer as a', 'a.report_id', 'r.id').select(['r.at', 'a.words as answer'])
      .where('r.reported_by', '=', person).orderBy('r.at', 'desc').limit(50).execute(),
  ])
  return { hidden, issues, removals, reports }
}
