/** What may be done with themes, and when a step may be undone. Pure. */
import { type Refused, refuse } from '#platform/problems.ts'

export type ThemeCode = 'not-empty' | 'undone-before' | 'built-on' | 'theme-changed' | 'rested-on' | 'name-given-since' | 'not-undone' | 'redone-before' | 'changed-since'

/** What has happened since a step, as far as it stands in the way of undoing it. */
export type Since = Readonly<{
  undone: boolean
  /** A later step moved the same voice in or out of the same theme, or counted on its being there. */
  sameLinks: boolean
  /** A theme that it touched was put away or renamed later, or a theme that it made was changed. */
  themeChanged: boolean
  /** Something else rests on a theme that it made, or was put in it. */
  restedOn: boolean
}>

/** A step is undone as long as nobody has built on it: what others did afterwards is never lost. */
export function decideUndo(since: Since): Readonly<{ kind: 'agreed' }> | Refused<ThemeCode> {
  if (since.undone) return refuse('', 'undone-before')
  if (since.themeChanged) return refuse('', 'theme-changed')
  if (since.restedOn) return refuse('', 'rested-on')
  return since.sameLinks ? refuse('', 'built-on') : { kind: 'agreed' }
}

/** What was undone is done again once: the step by which it was can be undone itself. */
export function decideRedo({ undone, redone }: Readonly<{ undone: boolean; redone: boolean }>): Readonly<{ kind: 'agreed' }> | Refused<ThemeCode> {
  if (!undone) return refuse('', 'not-undone')
  return redone ? refuse('', 'redone-before') : { kind: 'agreed' }
}

/** Only an empty theme on which nothing rests is put away; a full one is merged, so that nothing said is lost from sight. */
export const decidePuttingAway = (links: Readonly<{ sources: readonly unknown[]; results: readonly unknown[] }>): Readonly<{ kind: 'agreed' }> | Refused<ThemeCode> =>
  links.sources.length + links.results.length > 0 ? refuse('', 'not-empty') : { kind: 'agreed' }
