/** The tables that the whole module shares. A folder with tables of its own has a `tables.ts` of its own. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day, Zone } from '#platform/time.ts'

/** Who may see an initiative, or an item of it: everybody, who is signed in, or who takes part. */
export const AUDIENCES = ['public', 'site', 'members'] as const
export type Audience = (typeof AUDIENCES)[number]

export const ITEM_KINDS = ['voice', 'theme', 'need', 'idea', 'prototype', 'test', 'decision', 'change', 'outcome'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** How something reached us. */
export const CHANNELS = ['site', 'room', 'phone', 'video', 'post', 'email', 'import'] as const
export type Channel = (typeof CHANNELS)[number]

export type InitiativeId = Id<'initiative'>
export type ItemId = Id<'item'>
export type MemberId = Id<'member'>
export type PersonId = Id<'person'>
export type StandpointId = Id<'standpoint'>

export type InitiativeTables = {
  'initiative.initiative': {
    id: InitiativeId; slug: string; title: string; purpose: string; open_to: Generated<Audience>; area_id: Id<'area'> | null; zone: Generated<Zone>
    starts_on: Day | null; ends_on: Day | null; version: Generated<number>; created_at: Generated<Date>
  }
  'initiative.example': { initiative_id: InitiativeId }
  'initiative.can_change': { initiative_id: InitiativeId; place: number; what: string }
  'initiative.cannot_change': { initiative_id: InitiativeId; place: number; what: string; why: string }
  'initiative.partner': { initiative_id: InitiativeId; organisation_id: Id<'organisation'> }
  'initiative.standpoint': { id: StandpointId; initiative_id: InitiativeId; key: string | null; words: string | null; affected: boolean; place: number }
  'initiative.member': { id: MemberId; initiative_id: InitiativeId; person_id: PersonId; brings: string | null; joined_at: Generated<Date> }
  'initiative.host': { member_id: MemberId; since: Generated<Date> }
  'initiative.member_standpoint': { member_id: MemberId; standpoint_id: StandpointId }
  'initiative.thread_item': {
    id: ItemId; initiative_id: InitiativeId; kind: ItemKind; words: string; seen_by: Generated<Audience>; rank: number
    version: Generated<number>; recorded_at: Generated<Date>
  }
  'initiative.thread_link': {
    initiative_id: InitiativeId; source_id: ItemId; source_rank: number; result_id: ItemId; result_rank: number
    /** Written by the database, from what the source says: see docs/decisions/0060-kept-counts.md. */
    from_voice: Generated<boolean>; source_recorded_at: Generated<Date>; source_seen_by: Generated<Audience>; source_hidden: Generated<boolean>; source_gone: Generated<boolean>
  }
  'initiative.contribution': {
    item_id: ItemId; person_id: PersonId | null; standpoint_id: StandpointId | null; said_by: string | null; entered_by: PersonId | null; channel: Channel
    /** For a voice that somebody with an account said: where and when. Written by the database. */
    voice_in: Generated<InitiativeId | null>; voice_at: Generated<Date | null>
  }
  'initiative.taking_back': { item_id: ItemId; at: Generated<Date> }
  'initiative.hiding': { item_id: ItemId; reason: string | null; hidden_by: PersonId | null; at: Generated<Date> }
  /** Words that wait for their author: see safety/set-aside.queries.ts. */
  'initiative.set_aside': { item_id: ItemId; words: string; hid: boolean; at: Date }
}

export const tables = (database: Database) => database.tables<InitiativeTables>()
