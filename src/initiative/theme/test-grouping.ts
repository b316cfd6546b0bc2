/** Grouping as it ought to be, on plain values: what the steps on the database are compared with. */

export type Op =
  | Readonly<{ do: 'group'; who: number; voices: readonly string[]; into: string | undefined; name: string }>
  | Readonly<{ do: 'take-out'; who: number; voices: readonly string[]; theme: string }>
  | Readonly<{ do: 'move'; who: number; voices: readonly string[]; theme: string; into: string | undefined; name: string }>
  | Readonly<{ do: 'merge'; who: number; theme: string; into: string }>
  | Readonly<{ do: 'rename'; who: number; theme: string; name: string }>
  | Readonly<{ do: 'put-away'; who: number; theme: string }>
  | Readonly<{ do: 'place' | 'lift'; who: number; theme: string; into: string }>
  | Readonly<{ do: 'undo' | 'redo'; who: number; step: number }>

type Theme = { name: string; away: boolean; successor: string | undefined }
type Step = {
  who: number; undone: boolean; redone: boolean; added: string[]; removed: string[]; kept: string[]
  made: string | undefined; away: string | undefined; renamed: { theme: string; before: string; after: string } | undefined
  /** The theme in which the one that was put away ended up. */
  successor: string | undefined
}

const sourceOf = (link: string) => link.split('>')[0] ?? ''
const themeOf = (link: string) => link.split('>')[1] ?? ''

/** Themes are known by the name that they were made with. */
export class Grouping {
  readonly themes = new Map<string, Theme>()
  readonly links = new Set<string>()
  readonly steps: Step[] = []

  /** The voices and the themes in each theme that is there, by its name now. */
  get outline(): Readonly<Record<string, readonly string[]>> {
    const there = [...this.themes].filter(([, theme]) => !theme.away)
    return Object.fromEntries(there.map(([id, { name }]) => [name, [...this.links].filter((link) => themeOf(link) === id).map((link) => this.themes.get(sourceOf(link))?.name ?? sourceOf(link)).toSorted()]))
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
      case 'place': return this.place(op.who, op.theme, this.living(op.into))
      case 'lift': return this.isThere(op.theme) && this.links.has(`${op.theme}>${op.into}`) && this.takeOut(op.who, [`${op.theme}>${op.into}`])
      case 'undo': return this.undo(op.who, op.step)
      case 'redo': return this.redo(op.who, op.step)
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
    const step: Step = { who, undone: false, redone: false, added: [], removed: [], kept: [], made: undefined, away: undefined, renamed: undefined, successor: undefined }
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
    const voices = theme === undefined ? op.voices : from.map(sourceOf)
    this.add(step, voices.map((voice) => `${voice}>${target}`))
    if (step.made !== undefined && theme !== undefined) this.add(step, this.above(theme).map((wider) => `${target}>${wider}`))
    return true
  }

  private above = (theme: string) => [...this.links].filter((link) => sourceOf(link) === theme).map(themeOf)

  /** Whether a theme would stand in itself if it stood in another. */
  private circles(links: Iterable<string>, from: string, to: string): boolean {
    if (from === to) return true
    const all = [...links]
    return all.filter((link) => sourceOf(link) === to).some((link) => this.circles(all, from, themeOf(link)))
  }

  private place(who: number, theme: string, into: string | undefined): boolean {
    if (!this.isThere(theme) || into === undefined) return false
    // What is there already is asked for again, and counted on.
    if (!this.links.has(`${theme}>${into}`) && this.circles(this.links, theme, into)) return false
    this.add(this.begin(who), [`${theme}>${into}`])
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
    const links = [...this.links].filter((link) => themeOf(link) === theme || sourceOf(link) === theme)
    const moved = links.map((link) => (themeOf(link) === theme ? `${sourceOf(link)}>${into}` : `${into}>${themeOf(link)}`)).filter((link) => sourceOf(link) !== themeOf(link))
    if (!this.mayLink(moved, links)) return false
    const step = this.begin(who)
    this.remove(step, links)
    this.add(step, moved)
    Object.assign(merged, { away: true, successor: into })
    Object.assign(step, { away: theme, successor: into })
    return true
  }

  /** Whether links can be added, when others are gone, without a circle. */
  private mayLink(added: readonly string[], gone: readonly string[]): boolean {
    const left = new Set([...this.links].filter((link) => !gone.includes(link)))
    return added.every((link) => {
      if (!left.has(link) && this.circles(left, sourceOf(link), themeOf(link))) return false
      left.add(link)
      return true
    })
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
    const step = this.begin(who)
    step.away = theme
    this.remove(step, [...this.links].filter((link) => sourceOf(link) === theme))
    return true
  }

  private undo(who: number, at: number): boolean {
    const step = this.steps[at]
    if (step === undefined || step.who !== who || step.undone || this.steps.slice(at + 1).some((later) => !later.undone && buildsOn(later, step))) return false
    if (!this.mayLink(step.removed, step.added)) return false
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

  /** Everything that it changed is as it was before, or it is not done again. */
  private redo(who: number, at: number): boolean {
    const old = this.steps[at]
    if (old === undefined || old.who !== who || !old.undone || old.redone) return false
    const themes = new Set([...linksOf(old).flatMap((link) => [sourceOf(link), themeOf(link)]), old.away, old.renamed?.theme].filter((one) => one !== undefined && this.themes.has(one) && one !== old.made))
    if ([...themes].some((theme) => theme !== undefined && !this.isThere(theme)) || old.removed.some((link) => !this.links.has(link))) return false
    if (old.renamed !== undefined && this.themes.get(old.renamed.theme)?.name !== old.renamed.before) return false
    if (!this.mayLink([...old.added, ...old.kept], old.removed)) return false
    const left = [...this.links].filter((link) => !old.removed.includes(link)).concat(old.added, old.kept)
    if (old.away !== undefined && left.some((link) => [sourceOf(link), themeOf(link)].includes(old.away ?? ''))) return false
    old.redone = true
    const step = this.begin(who)
    this.remove(step, old.removed)
    this.add(step, [...old.added, ...old.kept])
    Object.assign(step, { made: old.made, away: old.away, renamed: old.renamed, successor: old.successor })
    const made = this.themes.get(old.made ?? '')
    if (made !== undefined) made.away = false
    const away = this.themes.get(old.away ?? '')
    if (away !== undefined) Object.assign(away, { away: true, successor: old.successor })
    const renamed = this.themes.get(old.renamed?.theme ?? '')
    if (renamed !== undefined && old.renamed !== undefined) renamed.name = old.renamed.after
    return true
  }
}

const linksOf = (step: Step) => [...step.added, ...step.removed, ...step.kept]

/** Whether undoing the earlier step would take something from under the later one. */
function buildsOn(later: Step, earlier: Step): boolean {
  const mine = new Set(linksOf(earlier))
  const touched = new Set([...mine].flatMap((link) => [sourceOf(link), themeOf(link)]).concat(earlier.made ?? [], earlier.away ?? [], earlier.renamed?.theme ?? []))
  return linksOf(later).some((link) => mine.has(link) || themeOf(link) === earlier.made || sourceOf(link) === earlier.made)
    || (later.away !== undefined && touched.has(later.away))
    || (later.renamed !== undefined && [earlier.made, earlier.renamed?.theme].includes(later.renamed.theme))
}
