/** Runs of words: by which it is seen that a text repeats another word for word. Pure. */
import { wordsIn } from '#platform/search/plain-words.rules.ts'

/** So many words in the same order are not said twice by chance. */
export const RUN = 8

/** A run, and where it stands in the text that it was read from. */
export type Run = Readonly<{ words: string; begins: number; ends: number }>

/**
 * Every run of a text, in its order; none where it is shorter than one. Line ends, punctuation, capitals and accents make no difference.
 * @example runsOf('One two three four five six seven eight nine') // two runs, the first «one two … eight»
 */
export function runsOf(text: string): readonly Run[] {
  const words = wordsIn(text)
  return words.slice(0, Math.max(words.length - RUN + 1, 0)).map(({ begins }, at) => {
    const run = words.slice(at, at + RUN)
    return { words: run.map(({ plain }) => plain).join(' '), begins, ends: run.at(-1)?.ends ?? begins }
  })
}

/** The longest stretch that some runs of a text, given in its order, make together: the first, where several are as long. */
export function longestStretch(runs: readonly Run[]): Readonly<{ begins: number; ends: number }> | undefined {
  const stretches: { begins: number; ends: number }[] = []
  for (const { begins, ends } of runs) {
    const last = stretches.at(-1)
    if (last !== undefined && begins <= last.ends) last.ends = Math.max(last.ends, ends)
    else stretches.push({ begins, ends })
  }
  return stretches.toSorted((one, other) => (other.ends - other.begins) - (one.ends - one.begins))[0]
}
