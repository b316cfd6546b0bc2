/** The tables of asking whether somebody may be quoted. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Section } from '../case-study/tables.ts'
import type { Audience, InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** Yes with their name, yes without it, or no. Taking a yes back is a no. From the widest. */
export const QUOTE_ANSWERS = ['named', 'unnamed', 'no'] as const
export type QuoteAnswer = (typeof QUOTE_ANSWERS)[number]

export type QuoteRequestId = Id<'quote-request'>

type QuotingTables = {
  'initiative.quote_request': { id: QuoteRequestId; initiative_id: InitiativeId; item_id: ItemId; section: Section; asked_by: PersonId | null; at: Date }
  'initiative.quote_answer': { request_id: QuoteRequestId; person_id: PersonId; said: QuoteAnswer; readers: Audience; at: Date }
}

export const quotingTables = (database: Database) => database.tables<QuotingTables & InitiativeTables>()
