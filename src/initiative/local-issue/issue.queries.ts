/** Issues: what was raised, and how each stands. */
import { sql } from 'kysely'
import type { OrganisationId } from '#network/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ReplyKind } from '../reply/tables.ts'
import type { Audience, InitiativeId, ItemId, ItemKind, PersonId } from '../tables.ts'
import type { IssueFacts } from './issue.rules.ts'
import { type AreaId, type IssueId, type NoteId, issueTables } from './tables.ts'

/** An issue with how it stands. `what` is empty where it was taken back. */
export type Issue = Readonly<{
  id: IssueId; what: string; place: string | undefined; area: AreaId | undefined; since: string | undefined; raisedBy: PersonId | undefined; version: number; raisedAt: Date; takenBack: boolean
  hidden: Readonly<{ reason: string | undefined }> | undefined
  facts: IssueFacts
}>

/** Which days are gone by, and whose items can be seen: what the numbers depend on. */
export type Looking = Readonly<{ initiative: InitiativeId; sees: readonly Audience[]; today: Day }>

const THERE = (sees: readonly Audience[]) => sql`i.seen_by = any(${[...sees]}::text[])
  and not exists (select 1 from initiative.hiding h where h.item_id = i.id) and not exists (select 1 from initiative.taking_back t where t.item_id = i.id)`

const select = (database: Database, { initiative, sees, today }: Looking) =>
  issueTables(database).selectFrom('initiative.local_issue as l')
    .leftJoin('initiative.issue_hiding as h', 'h.issue_id', 'l.id').leftJoin('initiative.issue_taking_back as t', 't.issue_id', 'l.id')
    .select(['l.id', 'l.what', 'l.place', 'l.area_id', 'l.since', 'l.raised_by', 'l.version', 'l.raised_at', 't.at as taken_back_at', 'h.at as hidden_at', 'h.reason'])
    .select([
      sql<number>`(select count(*)::integer from initiative.issue_partner p where p.issue_id = l.id)`.as('partners'),
      sql<number>`(select count(*)::integer from initiative.issue_agreement a join initiative.thread_item i on i.id = a.item_id where a.issue_id = l.id and ${THERE(sees)})`.as('agreements'),
      sql<number>`(select count(*)::integer from initiative.action a where a.issue_id = l.id)`.as('actions'),
      sql<number>`(select count(*)::integer from initiative.action a where a.issue_id = l.id and a.by_day < ${today}
        and not exists (select 1 from initiative.action_done d where d.action_id = a.id))`.as('late'),
      sql<number>`(select count(*)::integer from initiative.issue_note n where n.issue_id = l.id)`.as('notes'),
      sql<{ kind: ReplyKind; nextBy: Day | null } | null>`(select json_build_object('kind', r.kind, 'nextBy', r.next_by) from initiative.reply r where r.issue_id = l.id order by r.place desc limit 1)`.as('reply'),
    ])
    .where('l.initiative_id', '=', initiative)

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>
const issueOf = (row: Row): Issue => ({
  id: row.id, what: row.what, place: row.place ?? undefined, area: row.area_id ?? undefined, since: row.since ?? undefined, raisedBy: row.raised_by ?? undefined, version: row.version, raisedAt: row.raised_at,
  takenBack: row.taken_back_at !== null, hidden: row.hidden_at === null ? undefined : { reason: row.reason ?? undefined },
  facts: {
    partners: row.partners, agreements: row.agreements, actions: row.actions, notes: row.notes, late: row.late,
    reply: row.reply === null ? undefined : { kind: row.reply.kind, nextBy: row.reply.nextBy ?? undefined },
  },
})

const CLOSED = sql<boolean>`coalesce((select r.kind <> 'still-open' from initiative.reply r where r.issue_id = l.id order by r.place desc limit 1), false)`

type Asked = Readonly<{ closed: boolean; area: AreaId | undefined; person: PersonId | undefined; host: boolean; after: IssueId | undefined; most: number }>

/** Issues that wait, or those closed by a reply, the newest first. Hidden ones are there for the hosts and for whoever raised them. */
export async function listIssues(database: Database, looking: Looking, { closed, area, person, host, after, most }: Asked): Promise<readonly Issue[]> {
  let query = select(database, looking).where(closed ? CLOSED : sql<boolean>`not ${CLOSED}`)
  if (area !== undefined) query = query.where('l.area_id', '=', area)
  if (!host) query = query.where((eb) => eb.or([eb('h.issue_id', 'is', null), eb('l.raised_by', '=', person ?? null)]))
  if (after !== undefined) query = query.where(sql<boolean>`(l.raised_at, l.id) < (select a.raised_at, a.id from initiative.local_issue a where a.id = ${after} and a.initiative_id = ${looking.initiative})`)
  return (await query.orderBy('l.raised_at', 'desc').orderBy('l.id', 'desc').limit(most).execute()).map(issueOf)
}

/** The areas in which there are issues of an initiative, as far as everybody who sees it sees them. */
export async function listIssueAreas(database: Database, initiative: InitiativeId): Promise<readonly AreaId[]> {
  const { rows } = await sql<{ area: AreaId }>`select distinct l.area_id as area from initiative.local_issue l
    where l.initiative_id = ${initiative} and l.area_id is not null and not exists (select 1 from initiative.issue_hiding h where h.issue_id = l.id)`.execute(issueTables(database))
  return rows.map(({ area }) => area)
}

/** An issue of this initiative, hidden or not. */
export async function findIssue(database: Database, looking: Looking, id: IssueId): Promise<Issue | undefined> {
  const row = await select(database, looking).where('l.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : issueOf(row)
}

export type Partner = Readonly<{ organisation: OrganisationId; part: string | null }>
/** `version`: 1 where it was never changed. */
export type Note = Readonly<{ id: NoteId; words: string; by: PersonId | null; at: Date; version: number }>
/** What belongs to an issue. Notes: the newest first. */
export type IssueParts = Readonly<{
  partners: readonly Partner[]; notes: readonly Note[]
  solution: Readonly<{ words: string; version: number }> | undefined
  agreements: readonly Readonly<{ id: ItemId; words: string }>[]
  restsOn: readonly Readonly<{ id: ItemId; kind: ItemKind; words: string }>[]
}>

/** So many notes are on a page: more than one every day of a quarter. */
const MOST_NOTES = 100

/** All of it that this visitor may see. One query. */
export async function findParts(database: Database, issue: IssueId, sees: readonly Audience[]): Promise<IssueParts> {
  const { rows } = await sql<{
    partners: IssueParts['partners']; solution: IssueParts['solution'] | null; agreements: IssueParts['agreements']; restsOn: IssueParts['restsOn']
    notes: readonly Readonly<{ id: NoteId; words: string; by: PersonId | null; at: number; version: number }>[]
  }>`
    select
      (select coalesce(json_agg(json_build_object('organisation', p.organisation_id, 'part', p.part) order by p.at, p.organisation_id), '[]') from initiative.issue_partner p where p.issue_id = ${issue}) as partners,
      (select json_build_object('words', s.words, 'version', s.version) from initiative.issue_solution s where s.issue_id = ${issue}) as solution,
      (select coalesce(json_agg(json_build_object('id', i.id, 'words', i.words) order by i.recorded_at, i.id), '[]')
        from initiative.issue_agreement a join initiative.thread_item i on i.id = a.item_id where a.issue_id = ${issue} and ${THERE(sees)}) as agreements,
      (select coalesce(json_agg(json_build_object('id', i.id, 'kind', i.kind, 'words', i.words) order by i.recorded_at, i.id), '[]')
        from initiative.issue_rests_on o join initiative.thread_item i on i.id = o.item_id where o.issue_id = ${issue} and ${THERE(sees)}) as "restsOn",
      (select coalesce(json_agg(json_build_object('id', n.id, 'words', n.words, 'by', n.noted_by, 'at', extract(epoch from n.at) * 1000, 'version', n.version) order by n.at desc, n.id desc), '[]')
        from (select * from initiative.issue_note n where n.issue_id = ${issue} order by n.at desc, n.id desc limit ${MOST_NOTES}) n) as notes`.execute(issueTables(database))
  const [found] = rows
  if (found === undefined) throw new Error('a query without a row')
  return { ...found, solution: found.solution ?? undefined, notes: found.notes.map((note) => ({ ...note, at: new Date(note.at) })) }
}

export type IssueDraft = Readonly<{ what: string; place: string | undefined; area?: AreaId | undefined; since: string | undefined }>

/** Raises an issue that rests on what was heard. */
export async function insertIssue(trx: Transaction, initiative: InitiativeId, issue: IssueDraft & Readonly<{ restsOn: readonly ItemId[] }>, by: PersonId, at: Date): Promise<IssueId> {
  const id = newId<'issue'>()
  await issueTables(trx).insertInto('initiative.local_issue').values({ id, initiative_id: initiative, ...rowOf(issue), raised_by: by, raised_at: at }).execute()
  if (issue.restsOn.length > 0) await issueTables(trx).insertInto('initiative.issue_rests_on').values(issue.restsOn.map((item_id) => ({ initiative_id: initiative, issue_id: id, item_id }))).execute()
  return id
}

const rowOf = ({ what, place, area, since }: IssueDraft) => ({ what, place: place ?? null, area_id: area ?? null, since: since ?? null })

/** Changes an issue that is still as it was shown; false where somebody was faster, or it was taken back. */
export async function updateIssue(trx: Transaction, id: IssueId, version: number, issue: IssueDraft): Promise<boolean> {
  const row = await issueTables(trx).updateTable('initiative.local_issue').set({ ...rowOf(issue), version: version + 1 }).where('id', '=', id).where('version', '=', version)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.issue_taking_back as t').select('t.issue_id').where('t.issue_id', '=', id)))).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Takes issues back: their words are gone now, and why one was hidden with them. What others did about it stays. Done twice, nothing more happens. */
export async function takeIssuesBack(trx: Transaction, issues: readonly IssueId[], at: Date): Promise<void> {
  if (issues.length === 0) return
  const db = issueTables(trx)
  await db.updateTable('initiative.local_issue').set((eb) => ({ what: '', place: null, area_id: null, since: null, version: eb('version', '+', 1) })).where('id', 'in', issues).execute()
  await db.updateTable('initiative.issue_hiding').set({ reason: null }).where('issue_id', 'in', issues).execute()
  await db.insertInto('initiative.issue_taking_back').values(issues.map((issue_id) => ({ issue_id, at }))).onConflict((on) => on.column('issue_id').doNothing()).execute()
}

/** The issues that somebody raised. */
export async function listIssuesOf(database: Database, person: PersonId): Promise<readonly IssueId[]> {
  const rows = await issueTables(database).selectFrom('initiative.local_issue').select('id').where('raised_by', '=', person).execute()
  return rows.map((row) => row.id)
}

/** Whether an issue is there, in whichever initiative: for what is done again after a restore. */
export async function isIssueThere(database: Database, id: IssueId): Promise<boolean> {
  return (await issueTables(database).selectFrom('initiative.local_issue').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Hides an issue, or says a new reason for what is hidden already. */
export async function upsertIssueHiding(trx: Transaction, issue: IssueId, reason: string | null, by: PersonId | null, at: Date): Promise<void> {
  const row = { reason, hidden_by: by, at }
  await issueTables(trx).insertInto('initiative.issue_hiding').values({ issue_id: issue, ...row }).onConflict((on) => on.column('issue_id').doUpdateSet(row)).execute()
}

/** Shows an issue again. */
export async function deleteIssueHiding(trx: Transaction, issue: IssueId): Promise<void> {
  await issueTables(trx).deleteFrom('initiative.issue_hiding').where('issue_id', '=', issue).execute()
}

/** Whether the hosts let everybody who has signed in raise issues. */
export async function isOpened(database: Database, { initiative }: Pick<Seen, 'initiative'>): Promise<boolean> {
  return (await issueTables(database).selectFrom('initiative.issues_opened').select('initiative_id').where('initiative_id', '=', initiative.id).executeTakeFirst()) !== undefined
}

export async function insertOpened(trx: Transaction, initiative: InitiativeId, by: PersonId, at: Date): Promise<void> {
  await issueTables(trx).insertInto('initiative.issues_opened').values({ initiative_id: initiative, opened_by: by, at }).onConflict((on) => on.doNothing()).execute()
}

export async function deleteOpened(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await issueTables(trx).deleteFrom('initiative.issues_opened').where('initiative_id', '=', initiative).execute()
}
