/** What one text has that another hasn't, word by word. Pure. */

/** Words that both texts have, or that were left out of the first, or put into the second. */
export type Change = Readonly<{ kind: 'same' | 'out' | 'in'; text: string }>

/** The words, and what stands between them: joined again they are the text. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+|\s+/g) ?? []
const isWord = (one: string) => /\S/.test(one)

/** A table of so many cells is filled in some fifty milliseconds; longer texts are first divided at words that stand once in each. */
const MOST_CELLS = 4_000_000
/** Fewer words than these between two changes only make both harder to read. */
const FEWEST_SAME = 3

type Step = Readonly<{ kind: Change['kind']; words: readonly string[] }>
const step = (kind: Change['kind'], words: readonly string[]): readonly Step[] => (words.length === 0 ? [] : [{ kind, words }])

/**
 * The way from one text to another: same and out, joined, are the first; same and in the second.
 * @example changesOf('we waited nine hours', 'we waited') // same «we waited», out « nine hours»
 */
export function changesOf(before: string, after: string): readonly Change[] {
  return readable(stepsBetween(wordsOf(before), wordsOf(after))).map(({ kind, words }) => ({ kind, text: words.join('') }))
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let [begins, ends] = [0, 0]
  const least = Math.min(before.length, after.length)
  while (begins < least && before[begins] === after[begins]) begins++
  while (ends < least - begins && before.at(-1 - ends) === after.at(-1 - ends)) ends++
  const [out, put] = [before.slice(begins, before.length - ends), after.slice(begins, after.length - ends)]
  const middle = out.length === 0 || put.length === 0 ? [...step('out', out), ...step('in', put)] : out.length * put.length <= MOST_CELLS ? byTable(out, put) : byAnchor(out, put)
  return [...step('same', before.slice(0, begins)), ...middle, ...step('same', before.slice(before.length - ends))]
}

/** The longest row of words that both have, in order. */
function byTable(before: readonly string[], after: readonly string[]): readonly Step[] {
  const wide = after.length + 1
  const longest = new Uint16Array((before.length + 1) * wide)
  const at = (i: number, j: number) => longest[i * wide + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) for (let j = after.length - 1; j >= 0; j--) longest[i * wide + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: Step[] = []
  for (let [i, j] = [0, 0]; i < before.length || j < after.length;) {
    const kind = i < before.length && before[i] === after[j] ? 'same' : j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1)) ? 'out' : 'in'
    steps.push({ kind, words: [(kind === 'in' ? after[j] : before[i]) ?? ''] })
    if (kind !== 'in') i++
    if (kind !== 'out') j++
  }
  return steps
}

/** Divides at the word nearest to the middle that stands once in each; where there is none, all of it is changed. */
function byAnchor(before: readonly string[], after: readonly string[]): readonly Step[] {
  const [here, there] = [onceIn(before), onceIn(after)]
  const middle = before.length / 2
  const [anchor] = [...here].filter(([word]) => isWord(word) && there.has(word)).toSorted(([, one], [, other]) => Math.abs(one - middle) - Math.abs(other - middle))
  if (anchor === undefined) return [...step('out', before), ...step('in', after)]
  const [i, j] = [anchor[1], there.get(anchor[0]) ?? 0]
  return [...stepsBetween(before.slice(0, i), after.slice(0, j)), ...step('same', [anchor[0]]), ...stepsBetween(before.slice(i + 1), after.slice(j + 1))]
}

function onceIn(words: readonly string[]): ReadonlyMap<string, number> {
  const at = new Map<string, number>()
  const often = new Set<string>()
  for (const [place, word] of words.entries()) {
    if (at.has(word)) often.add(word)
    else at.set(word, place)
  }
  return new Map([...at].filter(([word]) => !often.has(word)))
}

/** A stretch of steps: of what both have, or of changes; for what both have, out and put are alike. */
type Stretch = Readonly<{ same: boolean; out: readonly string[]; put: readonly string[] }>

/** What was left out and put in at one place stands together, and a word or two between changes counts as changed. */
function readable(steps: readonly Step[]): readonly Step[] {
  const stretches = joined(steps.map(({ kind, words }) => ({ same: kind === 'same', out: kind === 'in' ? [] : words, put: kind === 'out' ? [] : words })))
  const between = joined(stretches.map((one, at) => ({ ...one, same: one.same && (at === 0 || at === stretches.length - 1 || one.out.filter(isWord).length >= FEWEST_SAME) })))
  return between.flatMap(({ same, out, put }) => (same ? step('same', out) : [...step('out', out), ...step('in', put)]))
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: { same: boolean; out: string[]; put: string[] }[] = []
  for (const { same, out, put } of stretches) {
    const last = all.at(-1)
    const into = last?.same === same ? last : { same, out: [], put: [] }
    if (into !== last) all.push(into)
    for (const word of out) into.out.push(word)
    for (const word of put) into.put.push(word)
  }
  return all
}
