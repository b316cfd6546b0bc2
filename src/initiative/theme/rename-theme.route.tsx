/** A member gives a theme another name. */
import type { Typed } from '#platform/forms/read.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { sensePath } from '../sense/looked-for.ts'
import { readRename } from './change-theme.form.ts'
import { RenameThemePage } from './change-theme.view.tsx'
import { beginStep, holdThemes, renameTheme } from './step.queries.ts'
import { livingTheme } from './theme.gate.ts'
import { findTheme, findThemeNamed } from './theme.queries.ts'
import { sayTheme } from './words/index.ts'

export const renameThemeRoute = route('/initiatives/:slug/items/:item/rename', livingTheme)

renameThemeRoute.get((c, here) => c.page(<RenameThemePage here={here} />))

renameThemeRoute.post((c, here) =>
  write(c, readRename, async (trx, value) => {
    const { initiative, person } = here
    const outdated = { kind: 'outdated' as const, show: async (typed: Typed) => {
      const now = await findTheme(c.database, initiative.id, here.theme.id)
      if (now === undefined) throw new NotThere()
      return c.page(<RenameThemePage here={{ ...here, theme: now }} typed={typed} outdated />, 409)
    } }
    await holdThemes(trx, initiative.id)
    const theme = await findTheme(trx, initiative.id, here.theme.id)
    if (theme === undefined) return refuse<'theme-gone'>('', 'theme-gone')
    if (theme.version !== value.version) return outdated
    const twin = await findThemeNamed(trx, initiative.id, value.name)
    if (twin !== undefined && twin.id !== theme.id) return refuse<'name-taken'>('name', 'name-taken')
    const step = await beginStep(trx, 'renamed', { initiative: initiative.id, person: person.id, at: c.now })
    if (!(await renameTheme(trx, step, theme.id, { before: theme.name, after: value.name, version: value.version }))) return outdated
    return done(sensePath(initiative.slug, { part: { theme: theme.id } }), sayTheme('rename.done', { name: value.name }))
  }, (typed, problems) => c.page(<RenameThemePage here={here} typed={typed} problems={problems} />, 422)))
