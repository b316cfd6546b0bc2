/** What there is in an initiative already, so that its purpose page leads only to what is not empty. */
import { sql } from 'kysely'
import type { Audience, InitiativeId } from '../tables.ts'
import type { There } from './what-is-there.ts'

/** One column of a query: what readers of these audiences find on those pages. */
export const whatIsThere = (initiative: InitiativeId, sees: readonly Audience[]) => {
  const item = (kinds: readonly string[]) => sql<boolean>`exists (
    select 1 from initiative.thread_item i where i.initiative_id = ${initiative} and i.kind = any(${kinds}::text[]) and i.seen_by = any(${sees}::text[])
      and not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id))`
  return sql<There>`json_build_object(
    'needs', ${item(['need'])}, 'trying', ${item(['idea', 'prototype', 'test'])},
    'issues', exists (select 1 from initiative.local_issue l where l.initiative_id = ${initiative}
      and not exists (select 1 from initiative.issue_taking_back t where t.issue_id = l.id) and not exists (select 1 from initiative.issue_hiding h where h.issue_id = l.id)),
    'case-study', exists (select 1 from initiative.case_edition e where e.initiative_id = ${initiative} and e.published_at is not null and e.withdrawn_at is null)
      or ('members' = any(${sees}::text[]) and exists (select 1 from initiative.case_study s where s.initiative_id = ${initiative})),
    'alone', not exists (select 1 from initiative.member m where m.initiative_id = ${initiative} offset 1))`
}
