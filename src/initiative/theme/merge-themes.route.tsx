/** A member puts everything of one theme into another, and lists the first no more. */
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { sensePath } from '../sense/looked-for.ts'
import type { ItemId } from '../tables.ts'
import { readMerge } from './change-theme.form.ts'
import { MergeThemesPage, type Code } from './change-theme.view.tsx'
import { type Step, addLinks, beginStep, holdThemes, insertSuccession, noteJoined, putThemeAway, removeLinks } from './step.queries.ts'
import { livingTheme } from './theme.gate.ts'
import { type Theme, findTheme, findThemeOrSuccessor, listLinksOf, listThemes } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

export const mergeThemes = route('/initiatives/:slug/items/:item/merge', livingTheme)

mergeThemes.get(async (c, here) => c.page(await pageOf(c, here)))

mergeThemes.post(async (c, here) =>
  write(c, readMerge, async (trx, value) => {
    const { initiative, person, theme } = here
    await holdThemes(trx, initiative.id)
    if (await findTheme(trx, initiative.id, theme.id) === undefined) return refuse<Code>('', 'theme-gone')
    const into = await findThemeOrSuccessor(trx, initiative.id, value.into)
    if (into === undefined) return refuse<Code>('into', 'theme-gone')
    if (into.id === theme.id) return refuse<Code>('into', 'same-theme')
    const step = await beginStep(trx, 'merged', { initiative: initiative.id, person: person.id, at: c.now })
    if (await mergeInto(trx, step, theme.id, into.id) === 'circle') return refuse<Code>('into', 'merge-circle')
    return done(sensePath(initiative.slug, { part: { theme: into.id } }), sayTheme('merge.done', { from: theme.name, to: into.name }))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

async function mergeInto(trx: Transaction, step: Step, theme: ItemId, into: ItemId): Promise<'merged' | 'circle'> {
  const { sources, results } = await listLinksOf(trx, theme)
  await removeLinks(trx, step, theme, sources)
  // One may stand in the other: nothing rests on itself.
  const linked = [await addLinks(trx, step, into, sources.filter((one) => one !== into))]
  // What rested on the first rests on the second from now on.
  for (const result of results) {
    await removeLinks(trx, step, result, [theme])
    if (result !== into) linked.push(await addLinks(trx, step, result, [into]))
  }
  if (linked.includes('circle')) return 'circle'
  await putThemeAway(trx, step, theme)
  await noteJoined(trx, step, into)
  await insertSuccession(trx, step, theme, into)
  return 'merged'
}

async function pageOf(c: Context, here: SeenByMember & Readonly<{ theme: Theme }>, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  const themes = await listThemes(c.database, here.initiative.id)
  return <MergeThemesPage here={here} themes={themes.filter((one) => one.id !== here.theme.id)} typed={typed} problems={problems} />
}
