/** Anybody who may see the initiative reads what happened: what is different, what it rests on, and what people told us about it. */
import { NotThere, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { listCostsAbout } from '../cost/cost.queries.ts'
import { findOpenItem } from './ending.queries.ts'
import { CHANGES_A_PAGE, OUTCOMES_A_PAGE, listChanges, listGrounds, listOutcomes, listOutcomesBeside } from './happened.queries.ts'
import { OUTCOMES_BESIDE } from './happened.rules.ts'
import { HappenedPage } from './happened.view.tsx'
import { OutcomesPage } from './outcomes.view.tsx'

export const showHappened = route('/initiatives/:slug/happened', whoMaySee)

showHappened.get(async (c, here) => {
  const { initiative, sees } = here
  const before = readId<'item'>(c.query('before'))
  const found = await listChanges(c.database, initiative.id, sees, { before, most: CHANGES_A_PAGE + 1 })
  const page = found.slice(0, CHANGES_A_PAGE)
  const shown = page.map(({ id }) => id)
  const [grounds, outcomes, loose, costs] = await Promise.all([
    listGrounds(c.database, sees, shown, 'decision'), listOutcomesBeside(c.database, initiative.id, sees, shown),
    before === undefined ? listOutcomes(c.database, initiative.id, sees, { about: 'none', most: OUTCOMES_BESIDE + 1 }) : [], listCostsAbout(c.database, here, shown),
  ])
  const changes = page.map((change) => ({
    ...change, restsOn: grounds.get(change.id) ?? [], outcomes: outcomes.get(change.id) ?? [], costs: costs.filter((cost) => cost.about?.id === change.id),
  }))
  const next = found.length > CHANGES_A_PAGE ? shown.at(-1) : undefined
  return c.page(<HappenedPage here={here} changes={changes} loose={loose} next={next} later={before !== undefined} />)
})

/** All that people told us: about one change, about none, or all of it. */
export const showOutcomes = route('/initiatives/:slug/outcomes', whoMaySee)

showOutcomes.get(async (c, here) => {
  const { initiative, sees } = here
  const [before, named] = [readId<'item'>(c.query('before')), c.query('about')]
  const change = readId<'item'>(named)
  const about = named === undefined ? 'all' : change ?? 'none'
  const [found, item] = await Promise.all([
    listOutcomes(c.database, initiative.id, sees, { about, before, most: OUTCOMES_A_PAGE + 1 }),
    change === undefined ? undefined : findOpenItem(c.database, initiative.id, sees, change),
  ])
  if (change !== undefined && item?.kind !== 'change') throw new NotThere()
  const outcomes = found.slice(0, OUTCOMES_A_PAGE)
  return c.page(<OutcomesPage here={here} about={about} change={item} outcomes={outcomes} next={found.length > OUTCOMES_A_PAGE ? outcomes.at(-1)?.id : undefined} later={before !== undefined} />)
})
