/**
 * Which numbers of people, by standpoint, may be published (domain.md, I-06). Pure.
 *
 * Statistical disclosure control of frequency tables, as in Hundepool and others, «Statistical Disclosure Control» (Wiley, 2012),
 * chapters 4 and 5: a cell under the threshold is not shown (primary suppression), and others are held back so that it can't be
 * worked out from them and the totals (secondary suppression). The number of voices in each theme and in all is taken to be known.
 *
 * Instead of an optimiser, a simple form that can be checked by hand: only lower bounds are published, in steps of five («at
 * least 10»), a voice counts under one theme only, and wherever bounds together would leave less than `SLACK` to hide in, one is
 * lowered. A lowered bound is still true. What it does not protect against: somebody who knows what most others of a group said.
 */

/** A group smaller than this is never shown, and bounds are multiples of it. */
const THRESHOLD = 5
/** So many voices at least stay unexplained by what is shown, so that a hidden number can be anything from 0 to 4. */
const SLACK = THRESHOLD - 1

export type Bounds<S extends string> = ReadonlyMap<S, number>

/** What is true of a row: how many voices it counts, and how many different people spoke from each standpoint. */
export type TrueRow<S extends string> = Readonly<{ voices: number; people: ReadonlyMap<S, number> }>
/** What was published of it: how many voices it counted then, and the bound of each standpoint. */
export type HeldRow<S extends string> = Readonly<{ voices: number; bounds: Bounds<S> }>

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)
const steps = (number: number) => Math.floor(number / THRESHOLD) * THRESHOLD

/**
 * The bounds of a row at its renewal. They go up only with so many new voices, and down only with so many fewer, that the change
 * could come from any of them: five a step, and four to spare. Until then a row stays as it is, from one day to the next.
 */
export function renewRow<S extends string>(now: TrueRow<S>, before: HeldRow<S> = { voices: 0, bounds: new Map() }): HeldRow<S> {
  const bounds = new Map(before.bounds)
  const came = now.voices - before.voices
  let room = Math.floor((Math.abs(came) - SLACK) / THRESHOLD)
  let moved = false
  for (; room > 0; room--) {
    // The bound that is furthest from the truth moves first; among equals, in the order of the standpoints.
    const away = [...new Set([...now.people.keys(), ...bounds.keys()])].map((standpoint) => ({ standpoint, by: steps(now.people.get(standpoint) ?? 0) - (bounds.get(standpoint) ?? 0) }))
    const furthest = away.filter(({ by }) => (came > 0 ? by > 0 : by < 0)).toSorted((one, other) => Math.abs(other.by) - Math.abs(one.by) || (one.standpoint < other.standpoint ? -1 : 1))[0]
    if (furthest === undefined) break
    bounds.set(furthest.standpoint, (bounds.get(furthest.standpoint) ?? 0) + Math.sign(came) * THRESHOLD)
    moved = true
  }
  const kept = withSlack(new Map([...bounds].filter(([, bound]) => bound > 0)), now.voices)
  // Where nothing is shown, a row that became smaller begins again from there.
  return { voices: moved ? now.voices : kept.size === 0 ? Math.min(before.voices, now.voices) : before.voices, bounds: kept }
}

/** Lowers the smallest bounds until enough voices are left unexplained. It looks only at what everybody knows, so it gives nothing away. */
function withSlack<S extends string>(bounds: Map<S, number>, voices: number, already: (standpoint: S) => number = () => 0): Map<S, number> {
  let left = new Map(bounds)
  const explained = () => sum([...left].map(([standpoint, bound]) => Math.max(bound, already(standpoint))))
  while (left.size > 0 && voices - explained() < SLACK) left = lowered(left)
  return left
}

/** The same bounds with the smallest a step lower; among equals, the first in the order of the standpoints. */
function lowered<S extends string>(bounds: Map<S, number>): Map<S, number> {
  const smallest = [...bounds].toSorted(([one, a], [other, b]) => a - b || (one < other ? -1 : 1))[0]
  if (smallest === undefined) return bounds
  return new Map([...bounds].map(([standpoint, bound]): [S, number] => [standpoint, standpoint === smallest[0] ? bound - THRESHOLD : bound]).filter(([, bound]) => bound > 0))
}

/**
 * What is shown of the whole initiative beside its themes: its own bounds, lowered where, together with the themes', they would
 * say more about a theme than the theme itself does. `themes`: how many voices each counts now, and its bounds.
 */
export function showWhole<S extends string>(whole: HeldRow<S>, voices: number, themes: readonly HeldRow<S>[]): Bounds<S> {
  const inThemes = (standpoint: S) => sum(themes.map(({ bounds }) => bounds.get(standpoint) ?? 0))
  const free = themes.map((theme) => theme.voices - sum(theme.bounds.values()))
  const rest = voices - sum(themes.map((theme) => theme.voices))
  const elsewhere = sum(free) + rest - Math.max(0, ...free)
  const capped = [...whole.bounds].map(([standpoint, bound]): [S, number] => {
    // What is not shown under a theme must fit elsewhere, whichever theme one asks about …
    const fits = inThemes(standpoint) + elsewhere
    // … and must leave room even if every theme that hides it held as many as it can.
    const most = sum(themes.map((theme) => Math.min((theme.bounds.get(standpoint) ?? 0) + SLACK, theme.voices))) + rest - SLACK
    const hiding = themes.some((theme) => !theme.bounds.has(standpoint) && theme.voices > 0)
    return [standpoint, steps(Math.min(bound, fits, hiding ? most : bound))]
  })
  let left = withSlack(new Map(capped.filter(([, bound]) => bound > 0)), voices, inThemes)
  while (left.size > 0 && !fitTogether(new Map([...left].map(([standpoint, bound]) => [standpoint, bound - inThemes(standpoint)])), themes, rest)) left = lowered(left)
  return left
}

/**
 * Whether the bounds of the whole leave every hidden number open when they are looked at together: it lays the voices out, theme by
 * theme, so that the whole is as it is said to be and each hidden number could still be one more, since its theme keeps a voice
 * that may be anybody's. `beyond`: how many people the whole names of each standpoint beyond what its themes name. One such table
 * is enough for doubt; that it hands each theme's voices to whichever standpoint lacks most keeps it from missing many.
 */
function fitTogether<S extends string>(beyond: ReadonlyMap<S, number>, themes: readonly HeldRow<S>[], rest: number): boolean {
  const lacking = new Map([...beyond].filter(([, many]) => many > 0))
  for (const { voices, bounds } of themes) {
    let unnamed = voices - sum(bounds.values()) - 1
    for (const [standpoint, many] of [...lacking].toSorted(([, a], [, b]) => b - a)) {
      const given = Math.max(0, Math.min(unnamed, many, bounds.has(standpoint) ? SLACK : SLACK - 1))
      unnamed -= given
      lacking.set(standpoint, many - given)
    }
  }
  return sum(lacking.values()) <= rest
}
