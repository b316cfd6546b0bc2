/** The theme that somebody means: one that is there, the one it was merged into meanwhile, or a new one by its name. */
import type { Transaction } from '#platform/database/database.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import type { Audience, ItemId } from '../tables.ts'
import { type Step, makeTheme } from './step.queries.ts'
import { findThemeNamed, findThemeOrSuccessor } from './theme.queries.ts'

export type TargetCode = 'name-missing' | 'name-or-theme' | 'theme-gone'
export type Target = Readonly<{ kind: 'found'; theme: ItemId; name: string; made: boolean }> | Refused<TargetCode>

/** Two people who give the same name mean the same theme, so nobody's voices end up in a twin. */
export async function findTarget(trx: Transaction, step: Step, wanted: Readonly<{ name: string | undefined; into: ItemId | undefined }>, openTo: Audience): Promise<Target> {
  const { name, into } = wanted
  if (name !== undefined && into !== undefined) return refuse('name', 'name-or-theme')
  if (into !== undefined) {
    const theme = await findThemeOrSuccessor(trx, step.initiative, into)
    return theme === undefined ? refuse('into', 'theme-gone') : { kind: 'found', theme: theme.id, name: theme.name, made: false }
  }
  if (name === undefined) return refuse('name', 'name-missing')
  const known = await findThemeNamed(trx, step.initiative, name)
  if (known !== undefined) return { kind: 'found', theme: known.id, name: known.name, made: false }
  return { kind: 'found', theme: await makeTheme(trx, step, name, openTo), name, made: true }
}
