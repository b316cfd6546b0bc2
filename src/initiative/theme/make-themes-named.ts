/** Themes by their names, for those who find them elsewhere: in what stories have in common. */
import type { Transaction } from '#platform/database/database.ts'
import type { Audience, ItemId } from '../tables.ts'
import { type Step, beginStep, holdThemes, makeTheme } from './step.queries.ts'
import { findThemeNamed } from './theme.queries.ts'

/** The theme of each name: the one that is there, or a new one. Each new one is a step of its own, and can be undone like any other. */
export async function makeThemesNamed(trx: Transaction, facts: Omit<Step, 'id'>, names: readonly string[], openTo: Audience): Promise<readonly ItemId[]> {
  await holdThemes(trx, facts.initiative)
  const themes: ItemId[] = []
  for (const name of names) {
    const known = await findThemeNamed(trx, facts.initiative, name)
    themes.push(known?.id ?? await makeTheme(trx, await beginStep(trx, 'grouped', facts), name, openTo))
  }
  return themes
}
