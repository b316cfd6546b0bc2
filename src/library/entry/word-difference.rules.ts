/** Which words of a text were taken out, put in, or stayed. Pure. */

export type Stretch = Readonly<{ kind: 'same' | 'was' | 'is'; text: string }>

/** Two long texts that have nothing in common would keep a page waiting: they are shown whole. */
const MOST_COMPARED = 1_000_000

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? []

/** How many words have both in common, from each place to the end: row by row, so that the way can be walked forwards. */
function commonFrom(before: readonly string[], after: readonly string[]): (row: number, column: number) => number {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const [down, right, both] = [lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0, lengths[(row + 1) * width + column + 1] ?? 0]
      lengths[row * width + column] = before[row] === after[column] ? both + 1 : Math.max(down, right)
    }
  }
  return (row, column) => lengths[row * width + column] ?? 0
}

function* walk(before: readonly string[], after: readonly string[]): Generator<Stretch> {
  const common = commonFrom(before, after)
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [old, now] = [before[row], after[column]]
    if (old !== undefined && old === now) {
      yield { kind: 'same', text: old }
      row += 1
      column += 1
    } else if (old !== undefined && (now === undefined || common(row + 1, column) >= common(row, column + 1))) {
      yield { kind: 'was', text: old }
      row += 1
    } else {
      yield { kind: 'is', text: now ?? '' }
      column += 1
    }
  }
}

/** A space between two words that changed belongs to the change: «go on» was put in, not «go» and «on». */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = []
  let [was, is] = ['', '']
  const flush = () => {
    if (was !== '') all.push({ kind: 'was', text: was })
    if (is !== '') all.push({ kind: 'is', text: is })
    was = is = ''
  }
  for (const [index, { kind, text }] of stretches.entries()) {
    const between = kind === 'same' && text.trim() === '' && was + is !== '' && stretches[index + 1]?.kind !== 'same' && stretches[index + 1] !== undefined
    if (kind === 'was' || between) was += text
    if (kind === 'is' || between) is += text
    if (kind === 'same' && !between) {
      flush()
      const last = all.at(-1)
      if (last?.kind === 'same') all[all.length - 1] = { kind, text: last.text + text }
      else all.push({ kind, text })
    }
  }
  flush()
  return all
}

/** The words of both texts in order: `('to begin', 'to go on')` → to, was begin, is go on. */
export function wordDifference(before: string, after: string): readonly Stretch[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  let from = 0
  while (from < old.length && from < now.length && old[from] === now[from]) from += 1
  let end = 0
  while (end < old.length - from && end < now.length - from && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1
  const [left, right] = [old.slice(from, old.length - end), now.slice(from, now.length - end)]
  const middle: readonly Stretch[] = left.length * right.length > MOST_COMPARED ? [{ kind: 'was', text: left.join('') }, { kind: 'is', text: right.join('') }] : [...walk(left, right)]
  const same = (words: readonly string[]): readonly Stretch[] => words.map((text) => ({ kind: 'same', text }))
  return joined([...same(old.slice(0, from)), ...middle, ...same(old.slice(old.length - end))])
}
