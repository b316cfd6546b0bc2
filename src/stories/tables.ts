/** The tables of stories. Words lie in them sealed; the ledger of consents can only be added to (docs/decisions/0080-stories.md). */
import type { Generated } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { Attribution, Audience, Channel, GivenHow, Purpose } from './consent/consent.rules.ts'
import type { Question, TakenHow, Way } from './telling/telling.rules.ts'
import type { QuotePlace } from './use/use.rules.ts'

export type StoryId = Id<'story'>
export type DraftId = Id<'story-draft'>
export type ConsentId = Id<'story-consent'>
export type UseId = Id<'story-use'>

/** For what the whole of a story was opened. */
export type Why = 'reading' | 'quoting' | 'coding' | 'helping'

/** Who ended a consent: whoever told the story, the supporter they named, or their being erased. */
export type EndedBy = 'teller' | 'supporter' | 'erasure'

export type StoryTables = {
  'stories.key': { id: string; since: Date }
  'stories.story': { id: StoryId; initiative_id: InitiativeId; teller_id: PersonId | null; under_16: boolean; told_at: Date }
  'stories.taking_down': { story_id: StoryId; taker_id: PersonId | null; how: TakenHow; read_back: boolean }
  'stories.version': { story_id: StoryId; number: number; key_id: string; sealed: Buffer; sealed_notes: Buffer; made_by: PersonId | null; made_at: Date }
  'stories.version_mark': { story_id: StoryId; number: number; marks: string[] }
  'stories.approval': { story_id: StoryId; number: number; at: Date }
  'stories.deletion': { story_id: StoryId; at: Date }
  'stories.supporter': { story_id: StoryId; person_id: PersonId; reads: boolean; named_at: Date }
  'stories.opening': { story_id: StoryId; number: number; person_id: PersonId | null; on_day: Day; at: Date; why: Generated<Why> }
  'stories.draft': { id: DraftId; initiative_id: InitiativeId; person_id: PersonId; way: Way; step: number; at: Date }
  'stories.draft_answer': { draft_id: DraftId; question: Question; key_id: string; sealed: Buffer }
  'stories.consent': {
    id: ConsentId; story_id: StoryId; number: number; person_id: PersonId; purpose: Purpose; audience: Audience; channel: Channel; attribution: Attribution
    given_how: GivenHow; given_at: Date; begins_at: Date; ends_at: Date
  }
  'stories.consent_end': { consent_id: ConsentId; story_id: StoryId; ended_by: EndedBy; person_id: PersonId | null; at: Date }
  'stories.asked_again': { consent_id: ConsentId; at: Date }
  'stories.ledger_erasure': { id: Generated<Id<'ledger-erasure'>>; story_id: StoryId; reason: string; at: Generated<Date> }
  'stories.consent_name': { consent_id: ConsentId; story_id: StoryId; shown_as: string | null; witness: string | null; guardian: string | null; adult: string | null }
  'stories.use': {
    id: UseId; story_id: StoryId; number: number; consent_id: ConsentId; begins: number; length: number; initiative_id: InitiativeId; place: QuotePlace; anchor: string
    used_by: PersonId | null; at: Date
  }
}

export const tables = (database: Database) => database.tables<StoryTables>()
