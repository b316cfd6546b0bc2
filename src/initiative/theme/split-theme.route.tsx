/** A member moves some voices of a theme on: to a new theme, to another one, or out of it. */
import type { Transaction } from '#platform/database/database.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Done, done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, type Refused, refuse } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { countVoices, listVoicesOfTheme } from '../voice/voice-line.queries.ts'
import { findTarget } from './find-target.ts'
import { readSplit } from './group-voices.form.ts'
import type { Code } from './group-voices.view.tsx'
import { SplitThemePage } from './split-theme.view.tsx'
import { type Step, addLinks, beginStep, holdThemes, insertSuccession, removeLinks } from './step.queries.ts'
import { livingTheme } from './theme.gate.ts'
import { type Theme, findTheme, listLinksOf, listThemes } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

export const splitTheme = route('/initiatives/:slug/items/:item/split', livingTheme)

const PAGE = 100

type Here = SeenByMember & Readonly<{ theme: Theme }>
type Wish = Readonly<{ voices: readonly ItemId[]; name: string | undefined; into: ItemId | undefined }>
type Facts = Omit<Step, 'id'>

splitTheme.get(async (c, here) => c.page(await pageOf(c, here, c.query('after'))))

splitTheme.post(async (c, here) =>
  write(c, readSplit, async (trx, value) => {
    const facts = { initiative: here.initiative.id, person: here.person.id, at: c.now }
    await holdThemes(trx, here.initiative.id)
    // Somebody may have put it away since the page was asked for.
    if (await findTheme(trx, here.initiative.id, here.theme.id) === undefined) return refuse<Code>('', 'theme-gone')
    return value.do === 'take-out' ? takeOut(trx, here, facts, value.voices) : move(trx, here, facts, value)
  }, async (typed, problems) => c.page(await pageOf(c, here, typed['after']?.[0], typed, problems), 422)))

async function takeOut(trx: Transaction, here: Here, facts: Facts, voices: readonly ItemId[]): Promise<Done | Refused<Code>> {
  const step = await beginStep(trx, 'taken-out', facts)
  const removed = await removeLinks(trx, step, here.theme.id, voices)
  return removed.length === 0 ? refuse<Code>('voices', 'voices-gone') : done(pathOf(here), sayTheme('split.taken-out', { count: removed.length, theme: here.theme.name }))
}

/** What rests on the theme rests on a new one that is split from it as well, so that it can be followed back to every voice. */
async function move(trx: Transaction, here: Here, facts: Facts, wish: Wish): Promise<Done | Refused<Code>> {
  const { results } = await listLinksOf(trx, here.theme.id)
  const step = await beginStep(trx, wish.into === undefined ? 'split' : 'moved', facts)
  const target = await findTarget(trx, step, wish, here.initiative.openTo)
  if (target.kind === 'refused') return target
  if (target.theme === here.theme.id) return refuse<Code>(wish.into === undefined ? 'name' : 'into', 'same-theme')
  const moved = await removeLinks(trx, step, here.theme.id, wish.voices)
  if (moved.length === 0) return refuse<Code>('voices', 'voices-gone')
  const linked = [await addLinks(trx, step, target.theme, moved)]
  if (target.made) {
    await insertSuccession(trx, step, here.theme.id, target.theme)
    for (const result of results) linked.push(await addLinks(trx, step, result, [target.theme]))
  }
  if (linked.includes('circle')) return refuse<Code>('voices', 'circle')
  return done(pathOf(here), sayTheme('split.done', { count: moved.length, theme: target.name }))
}

const pathOf = (here: Here) => `/initiatives/${here.initiative.slug}/items/${here.theme.id}/split`

async function pageOf(c: Context, here: Here, named: string | undefined, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  const after = readId<'item'>(named)
  const [lines, counted, themes] = await Promise.all([
    listVoicesOfTheme(c.database, here, here.theme.id, { after, most: PAGE + 1 }),
    countVoices(c.database, here, { theme: here.theme.id }),
    listThemes(c.database, here.initiative.id),
  ])
  const shown = lines.slice(0, PAGE)
  return <SplitThemePage here={here} lines={shown} counted={counted} themes={themes.filter((one) => one.id !== here.theme.id)} after={after} next={lines.length > PAGE ? shown.at(-1)?.id : undefined} typed={typed} problems={problems} />
}
