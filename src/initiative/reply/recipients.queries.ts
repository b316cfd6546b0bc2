/** To whom a reply is owed: everybody whose words lie under what it replies to, and everybody who was there. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { IssueId } from '../local-issue/tables.ts'
import type { QuestionId } from '../question/tables.ts'
import type { ItemId, PersonId } from '../tables.ts'
import type { Subject } from './reply.queries.ts'
import { replyTables } from './tables.ts'

/** People with an account, and the names of those without one, as the group calls them. Nobody twice. */
export type Recipients = Readonly<{ people: readonly PersonId[]; names: readonly string[] }>

type Row = { person_id: PersonId | null; name: string | null }

/** Whoever took their words back is not among them: they wanted no part in it. */
export async function listRecipients(database: Database, subject: Subject): Promise<Recipients> {
  const query = 'question' in subject ? saidFor(subject.question) : 'issue' in subject ? aroundIssue(subject.issue) : beneath(subject.item)
  const { rows } = await query.execute(replyTables(database))
  return { people: rows.flatMap((row) => row.person_id ?? []), names: rows.flatMap((row) => row.name ?? []) }
}

const saidFor = (question: QuestionId) => sql<Row>`
  select distinct c.person_id, case when c.person_id is null then c.said_by end as name
  from initiative.answering a
  join initiative.contribution c on c.item_id = a.item_id
  where a.question_id = ${question} and not exists (select 1 from initiative.taking_back t where t.item_id = a.item_id)
    and (c.person_id is not null or c.said_by is not null)`

const beneath = (item: ItemId) => sql<Row>`
  with recursive under as (
    select ${item}::uuid as id
    union
    select l.source_id from initiative.thread_link l join under u on l.result_id = u.id
  )
  select c.person_id, case when c.person_id is null then c.said_by end as name
  from under u join initiative.contribution c on c.item_id = u.id
  where not exists (select 1 from initiative.taking_back t where t.item_id = u.id) and (c.person_id is not null or c.said_by is not null)
  union
  select p.person_id, null from initiative.decision_presence p join initiative.thread_item i on i.id = p.item_id and i.version = p.version
  where p.item_id = ${item} and p.person_id is not null
  union
  select d.person_id, null from initiative.dissent d where d.item_id = ${item} and d.person_id is not null`

/** Whoever raised it, and whoever said what it rests on. */
const aroundIssue = (issue: IssueId) => sql<Row>`
  with recursive under as (
    select o.item_id as id from initiative.issue_rests_on o where o.issue_id = ${issue}
    union
    select l.source_id from initiative.thread_link l join under u on l.result_id = u.id
  )
  select c.person_id, case when c.person_id is null then c.said_by end as name
  from under u join initiative.contribution c on c.item_id = u.id
  where not exists (select 1 from initiative.taking_back t where t.item_id = u.id) and (c.person_id is not null or c.said_by is not null)
  union
  select i.raised_by, null from initiative.local_issue i
  where i.id = ${issue} and i.raised_by is not null and not exists (select 1 from initiative.issue_taking_back t where t.issue_id = i.id)`
