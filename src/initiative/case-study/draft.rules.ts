/** What the thread gives to a case study. Pure: facts in, sentences out, each with what it rests on. */
import type { Said } from '../answer/tables.ts'
import type { EndingKind } from '../happened/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { EntryId } from '../journal/tables.ts'
import type { Again, NoteId } from '../learning/tables.ts'
import type { LineId, LineKind } from '../working-agreement/tables.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import type { Result } from '../trial/tables.ts'
import type { Day } from '#platform/time.ts'
import type { Source } from './rests.rules.ts'
import type { Section } from './tables.ts'

/** What may be told of an item: open as widely as the initiative, and neither hidden nor taken back. */
export type ItemFacts = Readonly<{
  id: ItemId; kind: ItemKind; words: string; version: number
  /** Agreed on, there since, told on, tried until. */
  day: Day | undefined
  ending: Readonly<{ kind: EndingKind; reason: string | undefined }> | undefined
  answer: Readonly<{ body: string; said: Said; why: string | undefined }> | undefined
  trial: Readonly<{ result: Result; seen: string | undefined; learned: string | undefined }> | undefined
  claim: string | undefined
}>
export type MeetingFacts = Readonly<{ id: MeetingId; title: string; day: Day }>

/** What a group wrote beside its thread, as widely open and neither hidden nor taken back. `who`: whom a line is for; undefined for everybody. */
export type BesideFacts =
  | Readonly<{ kind: 'entry'; id: EntryId; version: number; words: string; day: Day }>
  | Readonly<{ kind: 'note'; id: NoteId; version: number; words: string; happened: string; again: Again; because: string }>
  | Readonly<{ kind: 'line'; id: LineId; version: number; words: string; line: LineKind; who: string | undefined }>

/** A sentence before it has words: which pattern, and what goes into it. */
export type Drafted = Readonly<{
  section: Section; source: Source
  pattern: 'theme' | 'need' | 'meeting' | 'decision' | 'idea' | 'prototype' | 'test' | 'test-failed' | 'learned' | 'change' | 'outcome' | 'claim' | 'answer-no' | 'answer-not-all' | 'set-aside' | 'no-change' | 'entry' | 'note' | 'line-brings' | 'line-gets' | 'line-promises'
  facts: Readonly<Record<string, string>>
  day: Day | undefined
}>

/** Where each stands once: what was taken out or is there already. */
export const keyOf = (section: Section, source: Pick<Source, 'id'>): string => `${section} ${source.id}`

/** The sentences that the thread gives, in the order in which they are read, without those that are `known`. */
export function draftFrom(items: readonly ItemFacts[], meetings: readonly MeetingFacts[], beside: readonly BesideFacts[], known: ReadonlySet<string>): readonly Drafted[] {
  const met = meetings.map(({ id, title, day }): Drafted => ({ section: 'together', source: { kind: 'meeting', id }, pattern: 'meeting', facts: { title }, day }))
  return [...met, ...items.flatMap(draftOfItem), ...beside.map(draftOfBeside)].filter(({ section, source }) => !known.has(keyOf(section, source)))
}

/** What each brings and gets is what a principle is made of, where a group agreed on it. */
const SECTION_OF_LINE = { brings: 'principle-assets', gets: 'principle-give-take', promises: 'together' } as const

function draftOfBeside(one: BesideFacts): Drafted {
  switch (one.kind) {
    case 'entry': return { section: 'together', source: one, pattern: 'entry', facts: { words: one.words }, day: one.day }
    case 'note': return { section: 'learning', source: one, pattern: 'note', facts: { words: one.words, happened: one.happened, again: one.again, because: one.because }, day: undefined }
    case 'line': return { section: SECTION_OF_LINE[one.line], source: one, pattern: `line-${one.line}`, facts: { words: one.words, who: one.who ?? 'none' }, day: undefined }
  }
}

function draftOfItem(item: ItemFacts): readonly Drafted[] {
  const { words, day, ending, answer, trial, claim } = item
  const drafted = (section: Section, pattern: Drafted['pattern'], facts: Drafted['facts'] = { words }): Drafted => ({ section, source: { kind: 'item', id: item.id, version: item.version }, pattern, facts, day })
  const ended = ending === undefined || ending.kind === 'nobody' ? [] : [drafted('challenges', ending.kind, { words, reason: ending.reason ?? '' })]
  switch (item.kind) {
    case 'theme':
    case 'need':
      return [drafted('starting', item.kind), ...ended]
    case 'idea':
    case 'prototype':
      return [drafted('together', item.kind), ...ended]
    case 'test': {
      const learned = trial?.learned === undefined ? [] : [drafted('learning', 'learned', { words: trial.learned })]
      return trial?.result === 'did-not' ? [drafted('challenges', 'test-failed', { words, seen: trial.seen ?? '' }), ...learned] : [drafted('together', 'test'), ...learned]
    }
    case 'decision': {
      const no = answer?.said === 'no' || answer?.said === 'partly' ? [drafted('challenges', answer.said === 'no' ? 'answer-no' : 'answer-not-all', { words, body: answer.body, why: answer.why ?? '' })] : []
      return [drafted('together', 'decision'), ...(no.length > 0 ? no : ended)]
    }
    case 'change':
      return [drafted('changed', 'change'), ...ended]
    case 'outcome':
      // A claim is quoted as it stands: with how it was found, from how many, over which time, and what it can't show.
      return [claim === undefined ? drafted('changed', 'outcome') : drafted('changed', 'claim', { words: claim })]
    case 'voice':
      return []
  }
}
