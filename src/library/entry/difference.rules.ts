/** What changed from one version to the next, by its names. Pure. */
import type { EntryKind, Kind } from '../kind.ts'

/** Something that one version says otherwise than the other; empty where one says nothing of it. */
export type Difference = Readonly<{ name: string; before: string; after: string }>

/** In the order in which the kind says them. */
export function differencesOf<Content>({ lines }: Pick<EntryKind<Kind, Content>, 'lines'>, before: Content, after: Content): readonly Difference[] {
  const was = new Map(lines(before))
  const is = new Map(lines(after))
  return [...new Set([...is.keys(), ...was.keys()])].map((name) => ({ name, before: was.get(name) ?? '', after: is.get(name) ?? '' })).filter((one) => one.before !== one.after)
}
