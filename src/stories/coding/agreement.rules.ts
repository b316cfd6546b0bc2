/** How alike coders coded, from what they ticked. Read by a worker too, so it imports nothing but measures. */
import { type AlphaWithin, type InRounds, alphaPerCode, alphaWithin } from '#measures/alpha-interval.ts'
import { drawFrom } from '#measures/draw.ts'
import type { Markings } from '#measures/pattern.ts'
import type { CodeId } from '../code-book/tables.ts'
import type { StoryInRound } from './coding.rules.ts'
import type { CoderId } from './tables.ts'

/** As many drawings as the span needs to hold still. */
export const ROUNDS = 1_000
/** The same codings give the same span on every page. */
export const SEED = 4
/** Of all codes together, then of each. */
export const STEPS = 2 * ROUNDS

type Ticked = Pick<StoryInRound, 'codings'>

/** Each code by itself: given or not. */
export function markingsOf(stories: readonly Ticked[], coders: readonly CoderId[], codes: readonly CodeId[]): Markings {
  const marks = new Uint8Array(stories.length * coders.length * codes.length)
  const coded = new Uint8Array(stories.length * coders.length)
  const places = new Map(codes.map((code, index) => [code, index]))
  for (const [unit, { codings }] of stories.entries()) {
    for (const [place, coder] of coders.entries()) {
      const ticked = codings.get(coder)
      if (ticked === undefined) continue
      const at = unit * coders.length + place
      coded[at] = 1
      for (const code of ticked) {
        const index = places.get(code)
        if (index !== undefined) marks[at * codes.length + index] = 1
      }
    }
  }
  return { units: stories.length, coders: coders.length, codes: codes.length, marks, coded }
}

/** All codes of a story as one: two people agree where they ticked exactly the same. */
export const wholesOf = (stories: readonly Ticked[], coders: readonly CoderId[]): readonly (readonly (string | undefined)[])[] =>
  coders.map((coder) => stories.map(({ codings }) => codings.get(coder)?.toSorted().join(' ')))

/** What is worked on: no ids of people, no words. */
export type Codings = Readonly<{ wholes: ReturnType<typeof wholesOf>; markings: Markings }>

export const codingsOf = (stories: readonly Ticked[], coders: readonly CoderId[], codes: readonly CodeId[]): Codings =>
  ({ wholes: wholesOf(stories, coders), markings: markingsOf(stories, coders, codes) })

export type Alike = Readonly<{ whole: AlphaWithin; perCode: readonly AlphaWithin[] }>

/** Of all codes together, and of each. Yields after each drawing, so that whoever waits can let others go first, or tell how far it is. */
export function* howAlike({ wholes, markings }: Codings): InRounds<Alike> {
  const whole = yield* alphaWithin(wholes, 'nominal', { rounds: ROUNDS, draw: drawFrom(SEED) })
  return { whole, perCode: yield* alphaPerCode(markings, { rounds: ROUNDS, draw: drawFrom(SEED) }) }
}
