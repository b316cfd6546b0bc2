/** The tables of looking after people. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { MembershipTables } from '../membership/tables.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'

export type ReportId = Id<'report'>
/** Who reads a report: the hosts of the initiative, or the administrators where it is about a host or about no initiative. */
export type ReadBy = 'hosts' | 'administrators'

export type SafetyTables = MembershipTables & {
  'initiative.looking_after': { initiative_id: InitiativeId; by_whom: string | null; contact_name: string | null; contact_phone: string | null; contact_email: string | null }
  'initiative.report': {
    id: ReportId; initiative_id: InitiativeId | null; about: string | null; words: string; reach: string | null; reported_by: PersonId | null; read_by: ReadBy; at: Generated<Date>
  }
  'initiative.report_answer': { report_id: ReportId; words: string; answered_by: PersonId | null; at: Generated<Date> }
  'initiative.hiding_answer': { item_id: ItemId; words: string; at: Generated<Date> }
}

export const safetyTables = (database: Database) => database.tables<SafetyTables>()
