/** The tables of the register: what an initiative is about, and whom it is looking for. */
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId, InitiativeTables } from '../tables.ts'

/** The topics that every initiative is offered, in the order in which they are shown. */
export const TOPICS = [
  'unpaid-care', 'care-at-home', 'health-services', 'mental-health', 'disability', 'older-people', 'children-and-young-people', 'substance-use', 'loneliness',
  'housing', 'money', 'food', 'transport', 'work-and-learning', 'safety', 'places-to-meet', 'getting-online',
] as const
export type TopicKey = (typeof TOPICS)[number]

export type RegisterTables = InitiativeTables & {
  'initiative.topic': { initiative_id: InitiativeId; place: number; key: TopicKey | null; words: string | null }
  'initiative.looking_for': { initiative_id: InitiativeId; words: string }
}

export const registerTables = (database: Database) => database.tables<RegisterTables>()
