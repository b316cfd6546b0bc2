/** Themes that hold themes, as an outline. Pure. */
import type { Tag } from '../tag/tag.ts'
import type { ItemId } from '../tables.ts'

export type PlacedTheme = Readonly<{
  id: ItemId; name: string; version: number
  /** How many voices stand directly in it. */
  voices: number
  tags: readonly Tag[]
  /** The themes in which it stands. */
  parents: readonly ItemId[]
}>

type Placed = Readonly<{ id: ItemId; parents: readonly ItemId[] }>
export type ThemeNode<Theme extends Placed = PlacedTheme> = Readonly<{ theme: Theme; inside: readonly ThemeNode<Theme>[] }>

/** Themes in their order, each with those in it. One that stands in two is told below both; links never go in a circle. */
export function themeTree<Theme extends Placed>(themes: readonly Theme[]): readonly ThemeNode<Theme>[] {
  const there = new Set(themes.map(({ id }) => id))
  const inside = new Map<ItemId, Theme[]>()
  for (const theme of themes) for (const parent of theme.parents) inside.set(parent, [...(inside.get(parent) ?? []), theme])
  const nodeOf = (theme: Theme): ThemeNode<Theme> => ({ theme, inside: (inside.get(theme.id) ?? []).map(nodeOf) })
  return themes.filter(({ parents }) => !parents.some((parent) => there.has(parent))).map(nodeOf)
}

/** The same as one list, each theme once, with how deep it stands. */
export function themeList<Theme extends Placed>(tree: readonly ThemeNode<Theme>[], depth = 0, told = new Set<ItemId>()): readonly Readonly<{ theme: Theme; depth: number }>[] {
  return tree.flatMap(({ theme, inside }) => {
    if (told.has(theme.id)) return []
    told.add(theme.id)
    return [{ theme, depth }, ...themeList(inside, depth + 1, told)]
  })
}
