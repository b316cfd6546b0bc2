/** Who answers for a webhook. */
import { type RawBuilder, sql } from 'kysely'

/**
 * That whoever had this program told still looks after the initiative. Whoever no longer does, however that came about, has not a single
 * thing more sent to an address of theirs; another host can take it over.
 */
export const hasHost = (webhook: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from initiative.member m join initiative.host h on h.member_id = m.id where m.initiative_id = ${webhook}.initiative_id and m.person_id = ${webhook}.made_by)`
