/**
 * What is shown of the answers to a question: how many people chose what, never an average, and nothing under five. Pure.
 *
 * Whoever watches the numbers must not learn one person's answer by what is different after them: what is shown moves only when
 * the answers of five people have come, gone or changed since. Whoever types sheets for others knows those answers: so of what moves
 * at a time, at least four answers came or went by other hands than theirs, or none did. Somebody whom four of five have told what
 * they answered can still tell the fifth: no table of numbers prevents that.
 */

/** Fewer people than this are never shown, and what is shown never moves by fewer. */
export const FEWEST = 5

/** By whose hand an answer came or went: whoever answered for themselves, or typed it for somebody; undefined where they are erased. */
export type Hand = string | undefined
/** An answer as it counts: the place of what was chosen, from 0. In a question for words every answer has the place 0. */
export type Counted = Readonly<{ choice: number; at: Date; by: Hand }>
/** How many people chose each, as it was at a moment. `brought`: those of them who answered where the initiative began, as it was published there. */
export type Spread = Readonly<{ people: readonly number[]; at: Date; brought?: readonly number[] | undefined }>

const sum = (people: readonly number[]): number => people.reduce((total, some) => total + some, 0)

/** How many chose each of so many choices. */
export const countChoices = (answers: readonly Counted[], choices: number): readonly number[] =>
  Array.from({ length: choices }, (_, place) => answers.filter(({ choice }) => choice === place).length)

/** That each hand that moved something knows of at least four moves too few, or made them all. */
const hidesFromEach = (came: readonly Hand[], went: readonly Hand[]): boolean => [...new Set([...came, ...went])].every((hand) => {
  // A changed answer has gone as it was and come as it is: it counts once.
  const others = Math.max(came.filter((by) => by !== hand).length, went.filter((by) => by !== hand).length)
  return others === 0 || others >= FEWEST - 1
})

/**
 * The spread that is shown from now on; undefined where what is shown stays as it is.
 * @param went by whose hands answers went that are in what is shown
 * @example renewSpread(undefined, fourAnswers, [], 5, now) // undefined: nothing is shown yet
 */
export function renewSpread(shown: Spread | undefined, answers: readonly Counted[], went: readonly Hand[], choices: number, now: Date): Spread | undefined {
  if (answers.length < FEWEST) return undefined
  const came = answers.filter(({ at }) => shown === undefined || at > shown.at).map(({ by }) => by)
  if (Math.max(came.length, went.length) < FEWEST || !hidesFromEach(came, went)) return undefined
  const brought = shown?.brought ?? []
  return { people: countChoices(answers, choices).map((some, place) => some + (brought[place] ?? 0)), at: now, brought: shown?.brought }
}

/** What may be read of it: nothing any more where fewer than five answers are left, but for what came along with the initiative. */
export function readableSpread(shown: Spread | undefined, answers: number): Spread | undefined {
  if (shown === undefined || answers >= FEWEST) return shown
  return sum(shown.brought ?? []) < FEWEST ? undefined : { ...shown, people: shown.brought ?? [] }
}
