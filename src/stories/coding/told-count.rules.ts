/**
 * How many stories a theme rests on, as far as that may be told. Pure.
 *
 * What is told are lower bounds in steps of five, with four to spare, worked out anew only when five stories or more have come or gone, and
 * at most once a day. So what stands there is true all the time in between, though up to four are taken back; and nobody who knows that
 * one story came or went can read from two days which themes it was in. A story has several codes, so nothing adds up to a total; others are
 * hidden beside a small count all the same, as if somebody knew one.
 */
import { suppressList } from '#measures/complementary-suppression.ts'
import { hoursAfter } from '#platform/time.ts'

/** The same threshold and step everywhere (docs/decisions/0030-published-counts.md). */
export const STEP = 5
/** So many can go before the next time, and the bound still holds. */
const SPARE = STEP - 1
const DAY_HOURS = 24

/** What may be told of each count, in the same places; undefined: nothing. */
export function tellCounts(counts: readonly number[]): readonly (number | undefined)[] {
  const shown = suppressList(counts, STEP)
  return counts.map((count, at) => {
    if (shown.kind === 'undefined' || shown.counts[at] === undefined) return undefined
    const bound = Math.floor((count - SPARE) / STEP) * STEP
    return bound >= STEP ? bound : undefined
  })
}

/** A story that was counted, and when what it was coded as was settled. */
export type Counted = ReadonlyMap<string, number>

/** How many stories came, went, or were settled differently. */
export const movedBetween = (before: Counted, now: Counted): number =>
  [...now].filter(([story, at]) => before.get(story) !== at).length + [...before.keys()].filter((story) => !now.has(story)).length

/** Whether it is time to work it out anew. */
export const mayRenew = (before: Counted, now: Counted, last: Date | undefined, at: Date): boolean =>
  movedBetween(before, now) >= STEP && (last === undefined || hoursAfter(last, DAY_HOURS) <= at)
