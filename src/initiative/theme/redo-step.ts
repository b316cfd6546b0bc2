/** Does again what was undone, as a new step of the same kind. It is refused where somebody has changed the same things since: nothing of theirs is lost. */
import type { Transaction } from '#platform/database/database.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import type { ItemId } from '../tables.ts'
import { type StepChanges, areThemesThere, bringThemeBack, findChanges, insertRedoing } from './redo.queries.ts'
import { type Step, addLinks, addTags, beginStep, insertSuccession, noteJoined, noteMade, putThemeAway, removeLinks, removeTags, renameTheme } from './step.queries.ts'
import type { StepId } from './tables.ts'
import { findTheme, hasTwin, listLinksOf } from './theme.queries.ts'
import { type ThemeCode, decideRedo } from './theme.rules.ts'

type Answer = Readonly<{ kind: 'redone' }> | Refused<ThemeCode>
const CHANGED: Refused<ThemeCode> = refuse('', 'changed-since')

/** Call `holdThemes` first; where it is refused, nothing may stay written. */
export async function redoStep(trx: Transaction, facts: Omit<Step, 'id'>, undone: StepId): Promise<Answer> {
  const changes = await findChanges(trx, undone)
  const decided = decideRedo(changes)
  if (decided.kind === 'refused') return decided
  const step = await beginStep(trx, changes.kind, facts)
  await insertRedoing(trx, undone, step)
  const done = await remake(trx, step, { undone, changes }) && await relink(trx, step, changes) && await retag(trx, step, changes) && await putAwayAgain(trx, step, changes)
  return done ? { kind: 'redone' } : CHANGED
}

const withChange = <Noted extends Readonly<{ change: string }>>(noted: readonly Noted[], change: Noted['change']): readonly Noted[] => noted.filter((one) => one.change === change)

/** The themes that it made and the names that it gave. */
async function remake(trx: Transaction, step: Step, { undone, changes }: Readonly<{ undone: StepId; changes: StepChanges }>): Promise<boolean> {
  for (const { item } of withChange(changes.items, 'made')) {
    await bringThemeBack(trx, undone, item)
    if (await findTheme(trx, step.initiative, item) === undefined) return false
    await noteMade(trx, step, item)
  }
  for (const { item, before, after } of withChange(changes.items, 'renamed')) {
    const theme = await findTheme(trx, step.initiative, item)
    if (theme === undefined || before === null || after === null || theme.name !== before) return false
    if (!(await renameTheme(trx, step, item, { before, after, version: theme.version }))) return false
  }
  return !(await hasTwin(trx, undone)) && areThemesThere(trx, [...changes.items.map(({ item }) => item), ...changes.links.flatMap(({ source, result }) => [source, result]), ...changes.tags.map(({ item }) => item)])
}

async function relink(trx: Transaction, step: Step, { links }: StepChanges): Promise<boolean> {
  for (const [result, removed] of Map.groupBy(withChange(links, 'removed'), (link) => link.result)) {
    if ((await removeLinks(trx, step, result, removed.map(({ source }) => source))).length < removed.length) return false
  }
  for (const [result, added] of Map.groupBy(links.filter(({ change }) => change !== 'removed'), (link) => link.result)) {
    if (await addLinks(trx, step, result, added.map(({ source }) => source)) === 'circle') return false
  }
  return true
}

async function retag(trx: Transaction, step: Step, { tags }: StepChanges): Promise<boolean> {
  for (const [tag, removed] of Map.groupBy(withChange(tags, 'removed'), (one) => one.tag)) {
    if (await removeTags(trx, step, tag, removed.map(({ item }) => item)) < removed.length) return false
  }
  for (const [tag, added] of Map.groupBy(tags.filter(({ change }) => change !== 'removed'), (one) => one.tag)) await addTags(trx, step, tag, added.map(({ item }) => item))
  return true
}

/** A theme goes again only while nothing has come into it, and nothing to rest on it. */
async function putAwayAgain(trx: Transaction, step: Step, changes: StepChanges): Promise<boolean> {
  for (const { item } of withChange(changes.items, 'put-away')) {
    const { sources, results } = await listLinksOf(trx, item)
    if (sources.length + results.length > 0) return false
    await putThemeAway(trx, step, item)
  }
  const went = whereItWent(changes)
  if (went === undefined) return true
  if (changes.kind === 'merged') await noteJoined(trx, step, went.to)
  await insertSuccession(trx, step, went.from, went.to)
  return true
}

/** What a theme became: the one that it was merged into, or the one that was split from it. */
function whereItWent({ kind, items, links }: StepChanges): Readonly<{ from: ItemId; to: ItemId }> | undefined {
  const [made] = withChange(items, 'made')
  const [joined] = withChange(items, 'joined')
  const [away] = withChange(items, 'put-away')
  const from = kind === 'merged' ? away?.item : withChange(links, 'removed')[0]?.result
  const to = kind === 'merged' ? joined?.item ?? links.find(({ change }) => change !== 'removed')?.result : made?.item
  return (kind !== 'merged' && kind !== 'split') || from === undefined || to === undefined ? undefined : { from, to }
}
