/** The tables of invitations. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { MembershipTables } from '../membership/tables.ts'
import type { InitiativeId, PersonId } from '../tables.ts'

export type InvitationId = Id<'invitation'>

export type InvitationTables = MembershipTables & {
  'initiative.invitation': { id: InvitationId; initiative_id: InitiativeId; code_hash: string; most: number; last_day: Day; made_at: Generated<Date> }
  'initiative.invitation_revocation': { invitation_id: InvitationId; at: Generated<Date> }
  'initiative.invitation_use': { id: Id<'invitation-use'>; invitation_id: InvitationId; person_id: PersonId | null; at: Generated<Date> }
}

export const invitationTables = (database: Database) => database.tables<InvitationTables>()
