/** What a sentence rests on, as far as its reader may see it, and the page that it leads to. Pure. */
import type { Claim } from '../happened/claim.rules.ts'
import type { Design } from '../happened/tables.ts'
import type { EntryId } from '../journal/tables.ts'
import type { NoteId } from '../learning/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { QuoteAnswer } from '../quoting/tables.ts'
import type { Audience, ItemId, ItemKind, PersonId } from '../tables.ts'
import { wholePage } from '../thread/whole-page.ts'
import type { LineId } from '../working-agreement/tables.ts'

/** What a group wrote beside its thread: an entry of its journal, a note of what was learned, a line of how it agreed to work. */
export const BESIDE = ['entry', 'note', 'line'] as const
export type BesideKind = (typeof BESIDE)[number]

export type Source =
  | Readonly<{ kind: 'item'; id: ItemId; version: number }> | Readonly<{ kind: 'meeting'; id: MeetingId }>
  | Readonly<{ kind: 'entry'; id: EntryId; version: number }> | Readonly<{ kind: 'note'; id: NoteId; version: number }> | Readonly<{ kind: 'line'; id: LineId; version: number }>

type State = 'there' | 'taken-back' | 'hidden' | 'closed'

export type Rests =
  | Readonly<{
    kind: 'item'; id: ItemId; itemKind: ItemKind; words: string; changed: boolean; claim: Claim | undefined
    /** `not-quoted`: whoever said it was asked, and no longer says yes. */
    state: State | 'not-quoted'
    /** Readers are not led to it: it may be quoted here and seen nowhere else. */
    onlyHere: boolean
    /** Who let it be quoted with their name. */
    named: PersonId | undefined
  }>
  | Readonly<{ kind: 'meeting'; id: MeetingId; words: string; state: 'there'; changed: false }>
  | Readonly<{ kind: BesideKind; id: EntryId | NoteId | LineId; words: string; state: State; changed: boolean
    /** A line that no longer counts: it stands in the history. */
    ended: boolean
  }>

/** What is looked up with a sentence. */
export type RestsRow = Readonly<{
  words: string | null; item_id: ItemId | null; item_version: number | null; meeting_id: MeetingId | null
  kind: ItemKind | null; item_words: string | null; now_version: number | null; seen_by: Audience | null; taken_back: boolean; hidden: boolean
  answered: QuoteAnswer | null; readers: Audience | null; answered_by: PersonId | null
  title: string | null; claim: string | null; design: Design | null; people: number | null; period: string | null; limits: string | null
  beside: Readonly<{ kind: BesideKind; id: EntryId | NoteId | LineId; words: string; version: number; seenBy: Audience | null; takenBack: boolean; hidden: boolean; ended: boolean }> | null
}>

/** @param open the audiences that all readers belong to; a voice is quoted only where it is public, or its author said yes to so many readers */
export function restsOf(row: RestsRow, open: readonly Audience[]): Rests | undefined {
  if (row.meeting_id !== null) return { kind: 'meeting', id: row.meeting_id, words: row.title ?? '', state: 'there', changed: false }
  if (row.beside !== null) return besideOf(row.beside, row.item_version, open)
  if (row.item_id === null || row.kind === null || row.seen_by === null) return undefined
  const saidYes = row.answered !== null && row.answered !== 'no' && row.readers !== null && open.includes(row.readers)
  const isOpen = row.kind === 'voice' ? row.seen_by === 'public' : open.includes(row.seen_by)
  const state = row.taken_back ? 'taken-back' : row.hidden ? 'hidden' : isOpen || saidYes ? 'there' : row.answered === 'no' ? 'not-quoted' : 'closed'
  return {
    kind: 'item', id: row.item_id, itemKind: row.kind, state, onlyHere: !isOpen, named: saidYes && row.answered === 'named' ? row.answered_by ?? undefined : undefined,
    words: state === 'there' ? row.item_words ?? '' : '', changed: row.words !== null && row.item_version !== row.now_version,
    claim: row.claim === null || row.design === null || row.people === null || state !== 'there' ? undefined : { words: row.claim, design: row.design, people: row.people, period: row.period ?? '', limits: row.limits ?? '' },
  }
}

/** How a group agreed to work is read by whoever may see the initiative, and has no audience of its own. */
function besideOf({ kind, id, words, version, seenBy, takenBack, hidden, ended }: NonNullable<RestsRow['beside']>, before: number | null, open: readonly Audience[]): Rests {
  const state = takenBack ? 'taken-back' : hidden ? 'hidden' : seenBy === null || open.includes(seenBy) ? 'there' : 'closed'
  return { kind, id, state, words: state === 'there' ? words : '', changed: before !== version || ended, ended }
}

/** Where it is read, below the initiative's address. */
export function pathOf(rests: Rests): string {
  switch (rests.kind) {
    case 'item': return `${wholePage(rests.itemKind)}/${rests.id}`
    case 'meeting': return `meetings/${rests.id}`
    case 'entry': return `journal/${rests.id}`
    case 'note': return `learning/${rests.id}`
    case 'line': return rests.ended ? 'working-agreement/history' : `working-agreement#line-${rests.id}`
  }
}

/** What it is called. */
export const kindOf = (rests: Rests): ItemKind | Exclude<Rests['kind'], 'item'> => (rests.kind === 'item' ? rests.itemKind : rests.kind)
