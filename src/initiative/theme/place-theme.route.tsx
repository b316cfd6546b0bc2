/** A member puts a theme in a wider one, or takes it out again. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { sensePath } from '../sense/looked-for.ts'
import { type PlaceCode, readLift, readPlace } from './change-theme.form.ts'
import { type Code, PlaceThemePage } from './place-theme.view.tsx'
import { addLinks, beginStep, holdThemes, removeLinks } from './step.queries.ts'
import { livingTheme } from './theme.gate.ts'
import { type Theme, findTheme, findThemeOrSuccessor, listParentsOf, listThemes } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

type Here = SeenByMember & Readonly<{ theme: Theme }>

export const placeTheme = route('/initiatives/:slug/items/:item/place', livingTheme)

placeTheme.get(async (c, here) => c.page(await pageOf(c, here)))

placeTheme.post(async (c, here) =>
  write(c, readPlace, async (trx, value) => {
    const { initiative, person, theme } = here
    await holdThemes(trx, initiative.id)
    if (await findTheme(trx, initiative.id, theme.id) === undefined) return refuse<Code>('', 'theme-gone')
    const into = await findThemeOrSuccessor(trx, initiative.id, value.into)
    if (into === undefined) return refuse<Code>('into', 'theme-gone')
    if (into.id === theme.id) return refuse<Code>('into', 'in-itself')
    const step = await beginStep(trx, 'placed-in', { initiative: initiative.id, person: person.id, at: c.now })
    if (await addLinks(trx, step, into.id, [theme.id]) === 'circle') return refuse<Code>('into', 'in-itself')
    return done(sensePath(initiative.slug, { part: { theme: theme.id } }), sayTheme('place.done', { theme: theme.name, into: into.name }))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

export const liftTheme = route('/initiatives/:slug/items/:item/lift', livingTheme)

liftTheme.post(async (c, here) =>
  write(c, readLift, async (trx, value) => {
    const { initiative, person, theme } = here
    await holdThemes(trx, initiative.id)
    // Only a theme is lifted out of: what was agreed keeps what it rests on.
    if (!(await listParentsOf(trx, theme.id)).includes(value.from)) return refuse<Code | PlaceCode>('from', 'not-in')
    const step = await beginStep(trx, 'lifted-out', { initiative: initiative.id, person: person.id, at: c.now })
    await removeLinks(trx, step, value.from, [theme.id])
    return done(sensePath(initiative.slug, { part: { theme: theme.id } }), sayTheme('place.lifted', { theme: theme.name }))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

async function pageOf(c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<Code>[] = []) {
  const [themes, parents] = await Promise.all([listThemes(c.database, here.initiative.id), listParentsOf(c.database, here.theme.id)])
  const others = themes.filter(({ id }) => id !== here.theme.id)
  return <PlaceThemePage here={here} choices={others.filter(({ id }) => !parents.includes(id))} standsIn={others.filter(({ id }) => parents.includes(id))} typed={typed} problems={problems} />
}
