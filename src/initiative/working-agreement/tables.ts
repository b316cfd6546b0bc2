/** The tables of how a group agreed to work together. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, MemberId, PersonId, StandpointId } from '../tables.ts'

/** What a line says of those whom it is about: what they bring, what they get, what they promise. */
export const LINE_KINDS = ['brings', 'gets', 'promises'] as const
export type LineKind = (typeof LINE_KINDS)[number]

export type LineId = Id<'working-line'>

export type WorkingTables = {
  'initiative.working_version': { initiative_id: InitiativeId; number: number; settled_by: PersonId | null; at: Date }
  'initiative.working_line': {
    id: LineId; initiative_id: InitiativeId; kind: LineKind; standpoint_id: StandpointId | null; words: string; replaces_id: LineId | null; proposed_by: PersonId | null; at: Date
    settled_in: number | null; ended_in: number | null
  }
  'initiative.working_line_ending': { line_id: LineId; proposed_by: PersonId | null; at: Date }
  'initiative.working_consent': { member_id: MemberId; line_id: LineId; entered_by: PersonId | null; at: Date }
}

export const workingTables = (database: Database) => database.tables<WorkingTables & InitiativeTables>()
