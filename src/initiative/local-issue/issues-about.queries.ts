/** The issues that rest on an item, or whose solution was agreed there: what the item's own pages lead to. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { type IssueId, issueTables } from './tables.ts'

export type IssueAbout = Readonly<{ id: IssueId; what: string }>

/** More than this about one thing are found in the list of issues. */
const MOST = 20

/** Those that everybody who sees the item may see, the newest first: neither hidden nor taken back. One query. */
export async function listIssuesAbout(database: Database, initiative: InitiativeId, item: ItemId): Promise<readonly IssueAbout[]> {
  const { rows } = await sql<IssueAbout>`
    select l.id, l.what from initiative.local_issue l
    where l.initiative_id = ${initiative}
      and l.id in (select o.issue_id from initiative.issue_rests_on o where o.item_id = ${item} union select a.issue_id from initiative.issue_agreement a where a.item_id = ${item})
      and not exists (select 1 from initiative.issue_hiding h where h.issue_id = l.id) and not exists (select 1 from initiative.issue_taking_back t where t.issue_id = l.id)
    order by l.raised_at desc, l.id desc limit ${MOST}`.execute(issueTables(database))
  return rows
}
