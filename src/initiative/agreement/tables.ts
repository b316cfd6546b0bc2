/** The tables of what was agreed. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { Audience, InitiativeTables, ItemId, MemberId, PersonId, StandpointId } from '../tables.ts'

/** How a group decided; each has a file in `method/`. */
export const METHODS = ['consent', 'show-of-hands', 'delegated'] as const
export type Method = (typeof METHODS)[number]

export type DissentId = Id<'dissent'>

export type AgreementTables = {
  'initiative.decision': { item_id: ItemId; reply_by: Day; meeting_id: MeetingId | null }
  'initiative.decision_version': {
    item_id: ItemId; version: number; words: string; agreed_on: Day; about_money: boolean; about_service: boolean; co_produced: boolean
    reason: string | null; recorded_by: PersonId | null; at: Date
  }
  'initiative.decision_card': {
    item_id: ItemId; version: number; question: string; who_could_decide: string; method: Method; reasons: string; cannot_change: string
    how: unknown; amount_pence: number | null; budget: string | null; money_for: string | null; interests: boolean | null
  }
  'initiative.decision_option': { item_id: ItemId; version: number; place: number; words: string; speaks_for: string | null; speaks_against: string | null; chosen: boolean | null }
  'initiative.decision_raised': {
    id: Id<'raised'>; item_id: ItemId; version: number; place: number; kind: 'objection' | 'interest'; person_id: PersonId | null; words: string | null
    done: string | null; remains: boolean | null
  }
  'initiative.decision_delegate': { id: Id<'delegate'>; item_id: ItemId; version: number; person_id: PersonId | null }
  'initiative.decision_draft': { member_id: MemberId; person_id: PersonId; typed: unknown; at: Date }
  'initiative.decision_presence': { id: Id<'presence'>; item_id: ItemId; version: number; person_id: PersonId | null; standpoint_id: StandpointId | null }
  'initiative.decision_company': { id: Id<'company'>; item_id: ItemId; version: number; standpoint_id: StandpointId | null; people: number }
  'initiative.dissent': {
    id: DissentId; item_id: ItemId; person_id: PersonId | null; words: string; seen_by: Generated<Audience>; version: Generated<number>; entered_by: PersonId | null; at: Date
  }
  'initiative.dissent_taking_back': { dissent_id: DissentId; at: Date }
}

export const agreementTables = (database: Database) => database.tables<AgreementTables & InitiativeTables>()
