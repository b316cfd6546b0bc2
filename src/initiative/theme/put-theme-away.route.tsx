/** A member puts away a theme in which there is nothing. */
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { readButton } from '../voice/take-back.route.tsx'
import { sensePath } from '../sense/looked-for.ts'
import { PutAwayPage } from './change-theme.view.tsx'
import { beginStep, holdThemes, putThemeAway, removeLinks } from './step.queries.ts'
import { livingTheme } from './theme.gate.ts'
import { findTheme, listLinksOf, listParentsOf } from './theme.queries.ts'
import { decidePuttingAway } from './theme.rules.ts'
import { sayTheme } from './words/index.ts'

export const putAway = route('/initiatives/:slug/items/:item/put-away', livingTheme)

putAway.get((c, here) => c.page(<PutAwayPage here={here} />))

putAway.post((c, here) =>
  write(c, readButton, async (trx) => {
    const { initiative, person, theme } = here
    await holdThemes(trx, initiative.id)
    if (await findTheme(trx, initiative.id, theme.id) === undefined) return refuse<'theme-gone'>('', 'theme-gone')
    const parents = await listParentsOf(trx, theme.id)
    const { sources, results } = await listLinksOf(trx, theme.id)
    const decided = decidePuttingAway({ sources, results: results.filter((one) => !parents.includes(one)) })
    if (decided.kind === 'refused') return decided
    const step = await beginStep(trx, 'put-away', { initiative: initiative.id, person: person.id, at: c.now })
    for (const parent of parents) await removeLinks(trx, step, parent, [theme.id])
    await putThemeAway(trx, step, theme.id)
    return done(sensePath(initiative.slug, {}), sayTheme('put-away.done', { theme: theme.name }))
  }, (_typed, problems) => c.page(<PutAwayPage here={here} problems={problems} />, 422)))
