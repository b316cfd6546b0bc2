/** Where a theme was sorted before there was one page for all of them: its address leads on to that. */
import { route } from '#platform/http/routes.ts'
import { sensePath } from '../sense/looked-for.ts'
import { livingTheme } from './theme.gate.ts'

export const splitTheme = route('/initiatives/:slug/items/:item/split', livingTheme).get((c, here) => c.seeOther(sensePath(here.initiative.slug, { part: { theme: here.theme.id } })))
