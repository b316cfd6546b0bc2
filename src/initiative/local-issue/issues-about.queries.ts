/** The issues that rest on an item, or whose solution was agreed there: what the item's own pages lead to. */
import { sql } from 'kysely'
import type { IssueId } from './tables.ts'

export type IssueAbout = Readonly<{ id: IssueId; what: string }>

/** More than this about one thing are found in the list of issues. */
const MOST = 20

/**
 * Those that everybody who sees the item may see, the newest first: neither hidden nor taken back. A column beside the item, whose table
 * is called `i`: a page of a theme has no query to spare.
 */
export const issuesAbout = sql<readonly IssueAbout[] | null>`(
  select json_agg(json_build_object('id', a.id, 'what', a.what) order by a.raised_at desc, a.id desc) from (
    select l.id, l.what, l.raised_at from initiative.local_issue l
    where l.initiative_id = i.initiative_id
      and l.id in (select o.issue_id from initiative.issue_rests_on o where o.item_id = i.id union select g.issue_id from initiative.issue_agreement g where g.item_id = i.id)
      and not exists (select 1 from initiative.issue_hiding h where h.issue_id = l.id) and not exists (select 1 from initiative.issue_taking_back t where t.issue_id = l.id)
    order by l.raised_at desc, l.id desc limit ${sql.lit(MOST)}
  ) a)`
