/** The tables of issues: what is wrong, who works on it together, and how it goes. */
import type { Generated } from 'kysely'
import type { Area, OrganisationId } from '#network/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { AgreementTables } from '../agreement/tables.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

export type IssueId = Id<'issue'>
export type NoteId = Id<'issue-note'>
export type AreaId = Area['id']

export type LocalIssueTables = {
  'initiative.local_issue': {
    id: IssueId; initiative_id: InitiativeId; what: string; place: string | null; since: string | null; area_id: AreaId | null; raised_by: PersonId | null; version: Generated<number>; raised_at: Date
  }
  'initiative.issue_taking_back': { issue_id: IssueId; at: Date }
  'initiative.issue_hiding': { issue_id: IssueId; reason: string | null; hidden_by: PersonId | null; at: Date }
  'initiative.issues_opened': { initiative_id: InitiativeId; opened_by: PersonId | null; at: Date }
  'initiative.issue_rests_on': { initiative_id: InitiativeId; issue_id: IssueId; item_id: ItemId }
  'initiative.issue_partner': { issue_id: IssueId; organisation_id: OrganisationId; part: string | null; named_by: PersonId | null; at: Date }
  'initiative.issue_solution': { issue_id: IssueId; words: string; version: Generated<number>; changed_by: PersonId | null; at: Date }
  'initiative.issue_agreement': { issue_id: IssueId; item_id: ItemId }
  'initiative.issue_note': { id: NoteId; issue_id: IssueId; words: string; noted_by: PersonId | null; at: Date; version: Generated<number> }
  /** What a note said until whoever wrote it changed it. */
  'initiative.issue_note_before': { note_id: NoteId; version: number; words: string; until: Date }
}

export const issueTables = (database: Database) => database.tables<LocalIssueTables & AgreementTables & InitiativeTables>()
