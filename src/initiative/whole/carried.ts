/**
 * What goes along when an initiative moves, table by table, in the order in which it is written and read: a row stands after those it
 * refers to. A table of the schema is here or in `left-out.ts`; a test of the house says where one is in neither.
 *
 * A column that isn't named here does not go along: whatever names a person, what somebody is reached at, what lets somebody in, from
 * where somebody spoke, and what the database works out by itself (docs/decisions/0066-whole-initiatives.md).
 */
import { METHODS } from '../agreement/tables.ts'
import { SAID } from '../answer/tables.ts'
import { SECTIONS } from '../case-study/tables.ts'
import { BASES, COST_KINDS } from '../cost/tables.ts'
import { DESIGNS, ENDING_KINDS } from '../happened/tables.ts'
import { ACCESS_OFFERS, WAYS } from '../meeting/tables.ts'
import { LETS_IN } from '../membership/tables.ts'
import { FORMS } from '../prototype/tables.ts'
import { REPLY_KINDS } from '../reply/tables.ts'
import { AUDIENCES, CHANNELS, ITEM_KINDS } from '../tables.ts'
import { OFFERED_TAGS } from '../tag/tables.ts'
import { QUESTION_KINDS, RESULTS } from '../trial/tables.ts'
import {
  type Columns, aDay, at, facts, here, maybeAt, maybeDay, maybeNumber, maybeOneOf, maybeRef, maybeWords, maybeYesNo, number, numbers, oneOf, organisation, own, pence, ref, someOf, somewhere, words, yesNo,
} from './columns.rules.ts'
import { AROUND_THE_WORK } from './carried-around.ts'

export type Carried = Readonly<{
  columns: Columns
  /** By which columns its rows are in order: those that tell them apart. */
  key: readonly [string, ...string[]]
  /** Rows that stay behind though their table goes along: see `ONLY` in `carried.queries.ts`. */
  only?: 'asked' | 'not-put-away' | 'not-taken-back' | 'there' | 'not-taken-out' | 'shown'
}>

/** An item whose words may be read; what else is known of one that was hidden or taken back stays behind. */
const item = ref('open_item')
const maybeItem = maybeRef('open_item')
const seen_by = oneOf(AUDIENCES)
const decision = ref('decision', 'item_id')
const version = ref('decision_version', 'item_id')

const MEETINGS_AND_QUESTIONS: Readonly<Record<string, Carried>> = {
  meeting: { columns: { id: own, initiative_id: here, title: words, begins_at: at, ends_at: at, place: maybeWords, link: maybeWords, where_open: yesNo, ways: someOf(WAYS), access: someOf(ACCESS_OFFERS), access_words: maybeWords, version: number, created_at: at, changed_at: at }, key: ['id'] },
  meeting_cancellation: { columns: { meeting_id: ref('meeting'), reason: words, at }, key: ['meeting_id'] },
  meeting_agenda_item: { columns: { id: own, meeting_id: ref('meeting'), words, proposed_at: at, place: maybeNumber }, key: ['id'] },
  meeting_roll: { columns: { meeting_id: ref('meeting'), version: number, at }, key: ['meeting_id', 'version'] },
  meeting_presence: { columns: { id: own, meeting_id: ref('meeting'), standpoint_id: maybeRef('standpoint'), way: oneOf(WAYS) }, key: ['id'] },
  meeting_company: { columns: { id: own, meeting_id: ref('meeting'), standpoint_id: maybeRef('standpoint'), way: oneOf(WAYS), people: number }, key: ['id'] },
  meeting_notes: { columns: { meeting_id: ref('meeting'), words, version: number, changed_at: at }, key: ['meeting_id'] },
  question: { columns: { id: own, initiative_id: here, words, to_whom: maybeWords, open_until: maybeDay, reply_by: maybeDay, version: number, made_at: at }, key: ['id'], only: 'asked' },
  question_publication: { columns: { question_id: ref('question'), at }, key: ['question_id'] },
  question_ending: { columns: { id: own, question_id: ref('question'), place: number, kind: oneOf(ENDING_KINDS), reason: maybeWords, at }, key: ['id'] },
  question_reopening: { columns: { ending_id: ref('question_ending'), at }, key: ['ending_id'] },
  question_extension: { columns: { question_id: ref('question'), reply_by: aDay, reason: words, at }, key: ['question_id'] },
}

const THREAD: Readonly<Record<string, Carried>> = {
  thread_item: { columns: { id: own, initiative_id: here, kind: oneOf(ITEM_KINDS), words, seen_by, rank: number, version: number, recorded_at: at }, key: ['id'], only: 'not-put-away' },
  taking_back: { columns: { item_id: ref('thread_item'), at }, key: ['item_id'] },
  hiding: { columns: { item_id: ref('thread_item'), at }, key: ['item_id'] },
  contribution: { columns: { item_id: ref('thread_item'), channel: oneOf(CHANNELS) }, key: ['item_id'] },
  thread_link: { columns: { initiative_id: here, source_id: ref('thread_item'), source_rank: number, result_id: ref('thread_item'), result_rank: number }, key: ['source_id', 'result_id'] },
  edit: { columns: { item_id: item, at }, key: ['item_id'] },
  confirmation: { columns: { item_id: item, at }, key: ['item_id'] },
  answering: { columns: { initiative_id: here, item_id: item, question_id: ref('question') }, key: ['item_id', 'question_id'] },
  said_at: { columns: { item_id: item, initiative_id: here, meeting_id: ref('meeting') }, key: ['item_id'] },
  tag: { columns: { id: own, initiative_id: here, key: maybeOneOf(OFFERED_TAGS), words: maybeWords, version: number }, key: ['id'] },
  tag_putting_away: { columns: { tag_id: ref('tag'), at }, key: ['tag_id'] },
  tagging: { columns: { initiative_id: here, item_id: item, tag_id: ref('tag') }, key: ['item_id', 'tag_id'] },
  need: { columns: { item_id: item, whose: maybeWords }, key: ['item_id'] },
  need_version: { columns: { item_id: ref('need', 'item_id'), version: number, words, at }, key: ['item_id', 'version'] },
  need_of: { columns: { item_id: ref('need', 'item_id'), standpoint_id: ref('standpoint') }, key: ['item_id', 'standpoint_id'] },
  need_stated_as: { columns: { item_id: ref('need', 'item_id'), standpoint_id: ref('standpoint') }, key: ['item_id', 'standpoint_id'] },
  need_to_evaluate: { columns: { item_id: ref('need', 'item_id'), at }, key: ['item_id'] },
  idea_version: { columns: { item_id: item, version: number, words, how: maybeWords, at }, key: ['item_id', 'version'] },
  prototype_version: { columns: { item_id: item, version: number, words, form: oneOf(FORMS), form_words: maybeWords, what: words, at }, key: ['item_id', 'version'] },
  trial_version: { columns: { item_id: item, version: number, words, setting: words, began_on: aDay, ended_on: maybeDay, was_done: maybeWords, result: oneOf(RESULTS), seen: maybeWords, learned: maybeWords, next: maybeWords, at }, key: ['item_id', 'version'] },
  trying_presence: { columns: { id: own, item_id: item, standpoint_id: maybeRef('standpoint') }, key: ['id'] },
  trying_company: { columns: { id: own, item_id: item, standpoint_id: maybeRef('standpoint'), people: number }, key: ['id'] },
  sheet_question: { columns: { id: own, item_id: item, place: number, words, kind: oneOf(QUESTION_KINDS), low: maybeWords, high: maybeWords }, key: ['id'] },
  sheet_question_off: { columns: { question_id: ref('sheet_question'), at }, key: ['question_id'] },
  sheet_spread: { columns: { question_id: ref('sheet_question'), people: numbers, at }, key: ['question_id'], only: 'shown' },
}

const AGREED: Readonly<Record<string, Carried>> = {
  decision: { columns: { item_id: item, reply_by: aDay, meeting_id: maybeRef('meeting') }, key: ['item_id'] },
  decision_version: { columns: { item_id: decision, version: number, words, agreed_on: aDay, about_money: yesNo, about_service: yesNo, co_produced: yesNo, reason: maybeWords, at }, key: ['item_id', 'version'] },
  decision_card: { columns: { item_id: version, version: number, question: words, who_could_decide: words, method: oneOf(METHODS), reasons: words, cannot_change: words, how: facts, amount_pence: pence, budget: maybeWords, money_for: maybeWords, interests: maybeYesNo }, key: ['item_id', 'version'] },
  decision_option: { columns: { item_id: version, version: number, place: number, words, speaks_for: maybeWords, speaks_against: maybeWords, chosen: maybeYesNo }, key: ['item_id', 'version', 'place'] },
  decision_raised: { columns: { id: own, item_id: version, version: number, place: number, kind: oneOf(['objection', 'interest']), words: maybeWords, done: maybeWords, remains: maybeYesNo }, key: ['id'] },
  decision_delegate: { columns: { id: own, item_id: version, version: number }, key: ['id'] },
  decision_presence: { columns: { id: own, item_id: version, version: number, standpoint_id: maybeRef('standpoint') }, key: ['id'] },
  decision_company: { columns: { id: own, item_id: version, version: number, standpoint_id: maybeRef('standpoint'), people: number }, key: ['id'] },
  dissent: { columns: { id: own, item_id: decision, words, seen_by, version: number, at }, key: ['id'], only: 'not-taken-back' },
  answer: { columns: { id: own, item_id: decision, place: number, body: words, said: oneOf(SAID), why: maybeWords, by_when: maybeDay, answered_by: maybeWords, answered_on: aDay, at }, key: ['id'] },
  change: { columns: { item_id: item, since: aDay }, key: ['item_id'] },
  outcome: { columns: { item_id: item, told_on: aDay }, key: ['item_id'] },
  claim: { columns: { item_id: ref('outcome', 'item_id'), words, design: oneOf(DESIGNS), people: number, period: words, limits: words }, key: ['item_id'] },
  ending: { columns: { id: own, initiative_id: here, item_id: item, place: number, kind: oneOf(ENDING_KINDS), reason: maybeWords, at }, key: ['id'] },
  reopening: { columns: { ending_id: ref('ending'), at }, key: ['ending_id'] },
  aim: { columns: { id: own, initiative_id: here, words, sign: maybeWords, seen_by, at }, key: ['id'] },
  aim_chosen_by: { columns: { aim_id: ref('aim'), standpoint_id: ref('standpoint') }, key: ['aim_id', 'standpoint_id'] },
  aim_served: { columns: { initiative_id: here, aim_id: ref('aim'), item_id: item }, key: ['aim_id', 'item_id'] },
  aim_putting_away: { columns: { aim_id: ref('aim'), reason: words, at }, key: ['aim_id'] },
  cost: { columns: { id: own, initiative_id: here, item_id: maybeItem, kind: oneOf(COST_KINDS), words, amount_pence: pence, period: maybeWords, borne_by: words, basis: maybeOneOf(BASES), source: maybeWords, service_changed: maybeWords, who_decided: maybeWords, with_whom: maybeWords, seen_by, at }, key: ['id'], only: 'not-taken-out' },
}

const ISSUES_AND_REPLIES: Readonly<Record<string, Carried>> = {
  local_issue: { columns: { id: own, initiative_id: here, what: words, place: maybeWords, since: maybeWords, version: number, raised_at: at }, key: ['id'], only: 'there' },
  issues_opened: { columns: { initiative_id: here, at }, key: ['initiative_id'] },
  issue_rests_on: { columns: { initiative_id: here, issue_id: ref('local_issue'), item_id: item }, key: ['issue_id', 'item_id'] },
  issue_partner: { columns: { issue_id: ref('local_issue'), organisation_id: organisation, part: maybeWords, at }, key: ['issue_id', 'organisation_id'] },
  issue_solution: { columns: { issue_id: ref('local_issue'), words, version: number, at }, key: ['issue_id'] },
  issue_agreement: { columns: { issue_id: ref('local_issue'), item_id: decision }, key: ['issue_id', 'item_id'] },
  issue_note: { columns: { id: own, issue_id: ref('local_issue'), words, at }, key: ['id'] },
  action: { columns: { id: own, meeting_id: maybeRef('meeting'), what: words, by_day: maybeDay, version: number, agreed_at: at, issue_id: maybeRef('local_issue') }, key: ['id'] },
  action_done: { columns: { action_id: ref('action'), at }, key: ['action_id'] },
  reply: { columns: { id: own, initiative_id: here, question_id: maybeRef('question'), item_id: maybeRef('decision', 'item_id'), place: number, kind: oneOf(REPLY_KINDS), you_said: words, words, next_by: maybeDay, at, issue_id: maybeRef('local_issue') }, key: ['id'] },
}

const TOLD: Readonly<Record<string, Carried>> = {
  case_study: { columns: { initiative_id: here, begun_at: at }, key: ['initiative_id'] },
  case_sentence: { columns: { id: own, initiative_id: here, section: oneOf(SECTIONS), place: number, item_id: maybeItem, item_version: maybeNumber, meeting_id: maybeRef('meeting'), entry_id: maybeRef('journal_entry'), note_id: maybeRef('learning_note'), line_id: maybeRef('working_line'), words: maybeWords, version: number, at }, key: ['id'] },
  case_left_out: { columns: { initiative_id: here, section: oneOf(SECTIONS), source_id: somewhere }, key: ['section', 'source_id'] },
  case_edition: { columns: { id: own, initiative_id: here, number, at, published_at: maybeAt, withdrawn_at: maybeAt }, key: ['id'] },
  case_edition_sentence: { columns: { edition_id: ref('case_edition'), id: own, section: oneOf(SECTIONS), place: number, item_id: maybeItem, item_version: maybeNumber, meeting_id: maybeRef('meeting'), entry_id: maybeRef('journal_entry'), note_id: maybeRef('learning_note'), line_id: maybeRef('working_line'), words: maybeWords, version: number }, key: ['edition_id', 'id'] },
  case_consent: { columns: { id: own, edition_id: ref('case_edition'), host: yesNo, at }, key: ['id'] },
  published_table: { columns: { initiative_id: here, renewed_at: at }, key: ['initiative_id'] },
  published_row: { columns: { id: own, initiative_id: here, whole: yesNo, theme_id: maybeRef('thread_item'), voices: number }, key: ['id'] },
  // `held` says in which step the true number lies: nobody is told that. It begins again at what is shown.
  published_cell: { columns: { row_id: ref('published_row'), standpoint_id: ref('standpoint'), held: number, at_least: number }, key: ['row_id', 'standpoint_id'], only: 'shown' },
}

/** In the order of the file. */
export const CARRIED: Readonly<Record<string, Carried>> = {
  example: { columns: { initiative_id: here }, key: ['initiative_id'] },
  can_change: { columns: { initiative_id: here, place: number, what: words }, key: ['place'] },
  cannot_change: { columns: { initiative_id: here, place: number, what: words, why: words }, key: ['place'] },
  looking_after: { columns: { initiative_id: here, by_whom: maybeWords }, key: ['initiative_id'] },
  partner: { columns: { initiative_id: here, organisation_id: organisation }, key: ['organisation_id'] },
  joining: { columns: { initiative_id: here, lets_in: oneOf(LETS_IN), age_line: number }, key: ['initiative_id'] },
  standpoint: { columns: { id: own, initiative_id: here, key: maybeWords, words: maybeWords, affected: yesNo, place: number }, key: ['id'] },
  ...MEETINGS_AND_QUESTIONS, ...THREAD, ...AGREED, ...ISSUES_AND_REPLIES, ...AROUND_THE_WORK, ...TOLD,
}
