/** Grouping as it ought to be, on plain values: what the steps on the database are compared with. */

export type Op =
  | Readonly<{ do: 'group'; who: number; voices: readonly string[]; into: string | undefined; name: string }>
  | Readonly<{ do: 'take-out'; who: number; voices: readonly string[]; theme: string }>
  | Readonly<{ do: 'move'; who: number; voices: readonly string[]; theme: string; into: string | undefined; name: string }>
  | Readonly<{ do: 'merge'; who: number; theme: string; into: string }>
  | Readonly<{ do: 'rename'; who: number; theme: string; name: string }>
  | Readonly<{ do: 'put-away'; who: number; theme: string }>
  | Readonly<{ do: 'undo'; who: number; step: number }>

type Theme = { name: string; away: boolean; successor: string | undefined }
type Step = {
  who: number; undone: boolean; added: string[]; removed: string[]; kept: string[]
  made: string | undefined; away: string | undefined; renamed: { theme: string; before: string; after: string } | undefined
}

const themeOf = (link: string) => link.split('>')[1] ?? ''

/** Themes are known by the name that they were made with. */
export class Grouping {
  readonly themes = new Map<string, Theme>()
  readonly links = new Set<string>()
  readonly steps: Step[] = []

  /** The voices of each theme that is there, by its name now. */
  get outline(): Readonly<Record<string, readonly string[]>> {
    const there = [...this.themes].filter(([, theme]) => !theme.away)
    return Object.fromEntries(there.map(([id, { name }]) => [name, [...this.links].filter((link) => themeOf(link) === id).map((link) => link.split('>')[0] ?? '').toSorted()]))
  }

  /** Does it and says yes, or changes nothing and says no. */
  attempt(op: Op): boolean {
    switch (op.do) {
      case 'group': return this.put(op, [], undefined)
      case 'take-out': return this.isThere(op.theme) && this.takeOut(op.who, this.there(op.voices, op.theme))
      case 'move': return this.isThere(op.theme) && this.put(op, this.there(op.voices, op.theme), op.theme)
      case 'merge': return this.merge(op.who, op.theme, this.living(op.into))
      case 'rename': return this.rename(op.who, op.theme, op.name)
      case 'put-away': return this.putAway(op.who, op.theme)
      case 'undo': return this.undo(op.who, op.step)
    }
  }

  private isThere = (theme: string): boolean => this.themes.get(theme)?.away === false
  private there = (voices: readonly string[], theme: string) => voices.map((voice) => `${voice}>${theme}`).filter((link) => this.links.has(link))

  /** The theme that is meant: itself, or what it was merged into. */
  private living(theme: string): string | undefined {
    const found = this.themes.get(theme)
    if (found === undefined || !found.away) return found === undefined ? undefined : theme
    return found.successor === undefined ? undefined : this.living(found.successor)
  }

  private begin(who: number): Step {
    const step: Step = { who, undone: false, added: [], removed: [], kept: [], made: undefined, away: undefined, renamed: undefined }
    this.steps.push(step)
    return step
  }

  private add(step: Step, links: readonly string[]) {
    for (const link of links) {
      ;(this.links.has(link) ? step.kept : step.added).push(link)
      this.links.add(link)
    }
  }

  private remove(step: Step, links: readonly string[]) {
    for (const link of links) if (this.links.delete(link)) step.removed.push(link)
  }

  private put(op: Extract<Op, { do: 'group' | 'move' }>, from: readonly string[], theme: string | undefined): boolean {
    const target = op.into === undefined ? op.name : this.living(op.into)
    if (target === undefined || target === theme || (theme !== undefined && from.length === 0)) return false
    const step = this.begin(op.who)
    if (op.into === undefined) {
      this.themes.set(target, { name: op.name, away: false, successor: undefined })
      step.made = target
    }
    this.remove(step, from)
    const voices = theme === undefined ? op.voices : from.map((link) => link.split('>')[0] ?? '')
    this.add(step, voices.map((voice) => `${voice}>${target}`))
    return true
  }

  private takeOut(who: number, links: readonly string[]): boolean {
    if (links.length === 0) return false
    this.remove(this.begin(who), links)
    return true
  }

  private merge(who: number, theme: string, into: string | undefined): boolean {
    const merged = this.themes.get(theme)
    if (merged === undefined || merged.away || into === undefined || into === theme) return false
    const step = this.begin(who)
    const moved = [...this.links].filter((link) => themeOf(link) === theme)
    this.remove(step, moved)
    this.add(step, moved.map((link) => `${link.split('>')[0]}>${into}`))
    Object.assign(merged, { away: true, successor: into })
    step.away = theme
    return true
  }

  private rename(who: number, theme: string, name: string): boolean {
    const found = this.themes.get(theme)
    if (found === undefined || found.away) return false
    this.begin(who).renamed = { theme, before: found.name, after: name }
    found.name = name
    return true
  }

  private putAway(who: number, theme: string): boolean {
    const found = this.themes.get(theme)
    if (found === undefined || found.away || [...this.links].some((link) => themeOf(link) === theme)) return false
    found.away = true
    this.begin(who).away = theme
    return true
  }

  private undo(who: number, at: number): boolean {
    const step = this.steps[at]
    if (step === undefined || step.who !== who || step.undone || this.steps.slice(at + 1).some((later) => !later.undone && buildsOn(later, step))) return false
    for (const link of step.added) this.links.delete(link)
    for (const link of step.removed) this.links.add(link)
    const away = this.themes.get(step.away ?? '')
    if (away !== undefined) Object.assign(away, { away: false, successor: undefined })
    const renamed = this.themes.get(step.renamed?.theme ?? '')
    if (renamed !== undefined && step.renamed !== undefined) renamed.name = step.renamed.before
    const made = this.themes.get(step.made ?? '')
    if (made !== undefined) made.away = true
    step.undone = true
    return true
  }
}

const linksOf = (step: Step) => [...step.added, ...step.removed, ...step.kept]

/** Whether undoing the earlier step would take something from under the later one. */
function buildsOn(later: Step, earlier: Step): boolean {
  const mine = new Set(linksOf(earlier))
  const touched = new Set([...mine].map(themeOf).concat(earlier.made ?? [], earlier.away ?? [], earlier.renamed?.theme ?? []))
  return linksOf(later).some((link) => mine.has(link) || themeOf(link) === earlier.made)
    || (later.away !== undefined && touched.has(later.away))
    || (later.renamed !== undefined && [earlier.made, earlier.renamed?.theme].includes(later.renamed.theme))
}
