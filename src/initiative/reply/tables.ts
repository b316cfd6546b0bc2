/** The tables of replies, and of who was told. */
import type { GeneratedAlways } from 'kysely'
import type { Reach } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { AgreementTables } from '../agreement/tables.ts'
import type { IssueId, LocalIssueTables } from '../local-issue/tables.ts'
import type { QuestionId, QuestionTables } from '../question/tables.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** We did it; we did not, because; still open, with the next date. */
export const REPLY_KINDS = ['did', 'did-not', 'still-open'] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

/** The ways in which a reply reaches somebody. */
export type ReplyWay = Reach['way']

export type ReplyId = Id<'reply'>
export type DeliveryId = Id<'delivery'>

export type ReplyTables = {
  'initiative.reply': {
    id: ReplyId; initiative_id: InitiativeId; question_id: QuestionId | null; item_id: ItemId | null; issue_id: IssueId | null; place: number; kind: ReplyKind
    you_said: string; words: string; next_by: Day | null; recorded_by: PersonId | null; at: Date
  }
  'initiative.delivery': { id: DeliveryId; reply_id: ReplyId; person_id: PersonId | null; name: string | null; way: ReplyWay }
  'initiative.delivery_attempt': { id: Id<'attempt'>; place: GeneratedAlways<number>; delivery_id: DeliveryId; told: boolean; recorded_by: PersonId | null; at: Date }
}

export const replyTables = (database: Database) => database.tables<ReplyTables & QuestionTables & AgreementTables & LocalIssueTables & InitiativeTables>()
