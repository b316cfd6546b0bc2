/** What goes along of the frame around the work, of what was learned, and of how it ended. */
import { AUDIENCES } from '../tables.ts'
import { AGAIN } from '../learning/tables.ts'
import { CLOSINGS } from '../closing/tables.ts'
import { type Columns, aDay, at, here, maybeDay, maybeNumber, maybeRef, maybeWords, number, numbers, oneOf, own, ref, words, yesNo } from './columns.rules.ts'

const seen_by = oneOf(AUDIENCES)
const item = ref('open_item')

export const AROUND_THE_WORK: Readonly<Record<string, Readonly<{ columns: Columns; key: readonly [string, ...string[]]; only?: 'there' | 'shown' }>>> = {
  topic: { columns: { initiative_id: here, place: number, key: maybeWords, words: maybeWords }, key: ['place'] },
  looking_for: { columns: { initiative_id: here, words }, key: ['initiative_id'] },
  five_step_done: { columns: { id: own, initiative_id: here, step: words, words, day: aDay, version: number, at }, key: ['id'] },
  five_step_by: { columns: { done_id: ref('five_step_done'), standpoint_id: ref('standpoint') }, key: ['done_id', 'standpoint_id'] },
  planned_step: { columns: { id: own, initiative_id: here, place: number, what: words, who: maybeWords, from_day: aDay, until_day: maybeDay, after_id: maybeRef('planned_step'), started_on: maybeDay, finished_on: maybeDay, skipped_because: maybeWords, version: number, at }, key: ['id'] },
  journal_entry: { columns: { id: own, initiative_id: here, title: words, day: aDay, words, seen_by, by_group: yesNo, version: number, at, changed_at: at }, key: ['id'], only: 'there' },
  about: { columns: { id: own, initiative_id: here, of_entry: maybeRef('journal_entry'), of_done: maybeRef('five_step_done'), of_planned: maybeRef('planned_step'), item_id: maybeRef('open_item'), meeting_id: maybeRef('meeting'), entry_id: maybeRef('journal_entry') }, key: ['id'] },
  way_by_hand: { columns: { item_id: item, way: words, holds: yesNo, reason: words, at }, key: ['item_id', 'way'] },
  working_version: { columns: { initiative_id: here, number, at }, key: ['number'] },
  working_line: { columns: { id: own, initiative_id: here, kind: words, standpoint_id: maybeRef('standpoint'), words, replaces_id: maybeRef('working_line'), at, settled_in: maybeNumber, ended_in: maybeNumber }, key: ['id'] },
  working_line_ending: { columns: { line_id: ref('working_line'), at }, key: ['line_id'] },
  how_shared_promise: { columns: { id: own, initiative_id: here, rung: words, reason: words, at }, key: ['id'] },
  how_shared_round: { columns: { id: own, initiative_id: here, begun_at: at, last_day: aDay }, key: ['id'] },
  how_shared_counted: { columns: { round_id: ref('how_shared_round'), at }, key: ['round_id'] },
  how_shared_spread: { columns: { round_id: ref('how_shared_round'), standpoint_id: maybeRef('standpoint'), people: numbers }, key: ['round_id', 'standpoint_id'], only: 'shown' },
  learning_note: { columns: { id: own, initiative_id: here, tried: words, happened: words, again: oneOf(AGAIN), because: words, seen_by, version: number, at }, key: ['id'], only: 'there' },
  learned_from: { columns: { initiative_id: here, note_id: ref('learning_note'), item_id: item }, key: ['note_id', 'item_id'] },
  closing: { columns: { initiative_id: here, kind: oneOf(CLOSINGS), carried_on_by: maybeWords, words, thanks: maybeWords, readable_until: maybeDay, at }, key: ['initiative_id'] },
  dropped_promise: { columns: { id: own, initiative_id: here, question_id: maybeRef('question'), item_id: maybeRef('open_item'), reason: words, at }, key: ['id'] },
  opened_again: { columns: { id: own, initiative_id: here, closed_at: at, words, reason: words, at }, key: ['id'] },
}
