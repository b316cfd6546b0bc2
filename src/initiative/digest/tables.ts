/** The tables of letters about initiatives: how often somebody wants them, what they were told, what a token in one is good for. */
import type { Database } from '#platform/database/database.ts'
import type { QuestionId } from '../question/tables.ts'
import type { InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

/** As it happens, at seven in the morning, on Mondays, or not at all. */
export const MAIL_CHOICES = ['now', 'daily', 'weekly', 'never'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

/** Until somebody chooses: enough to hear of everything, and no more than a letter a week. */
export const UNLESS_CHOSEN: MailChoice = 'weekly'

export type DigestTables = {
  'initiative.mail_choice': { person_id: PersonId; initiative_id: InitiativeId | null; choice: MailChoice }
  'initiative.mail_told': { person_id: PersonId; initiative_id: InitiativeId; until: Date }
  'initiative.mail_token': { token_hash: string; use: 'stop' | 'answer'; person_id: PersonId; initiative_id: InitiativeId | null; question_id: QuestionId | null }
}

export const digestTables = (database: Database) => database.tables<DigestTables & InitiativeTables>()
