/** The tables of coming in and going out. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

/** Who lets people in: a host each one, or the invitation all of them. */
export const LETS_IN = ['host', 'all'] as const
export type LetsIn = (typeof LETS_IN)[number]

export type MembershipTables = InitiativeTables & {
  'initiative.joining': { initiative_id: InitiativeId; lets_in: LetsIn; age_line: number }
  'initiative.waiting': { initiative_id: InitiativeId; person_id: PersonId; at: Generated<Date> }
  'initiative.named_adult': { initiative_id: InitiativeId; person_id: PersonId; name: string; reach: string }
  'initiative.removal': { id: Id<'removal'>; initiative_id: InitiativeId; person_id: PersonId; reason: string; at: Generated<Date> }
}

export const membershipTables = (database: Database) => database.tables<MembershipTables>()
