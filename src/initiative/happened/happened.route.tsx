/** Anybody who may see the initiative reads what happened: what is different, what it rests on, and what people told us about it. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { CHANGES_A_PAGE, listChanges, listGrounds, listOutcomes } from './happened.queries.ts'
import { HappenedPage } from './happened.view.tsx'

export const showHappened = route('/initiatives/:slug/happened', whoMaySee)

showHappened.get(async (c, here) => {
  const { initiative, sees } = here
  const before = readId<'item'>(c.query('before'))
  const found = await listChanges(c.database, initiative.id, sees, before)
  const page = found.slice(0, CHANGES_A_PAGE)
  const shown = page.map(({ id }) => id)
  const [grounds, outcomes] = await Promise.all([listGrounds(c.database, sees, shown), listOutcomes(c.database, initiative.id, sees, shown, before === undefined)])
  const changes = page.map((change) => ({ ...change, restsOn: grounds.filter((ground) => ground.change === change.id) }))
  const next = found.length > CHANGES_A_PAGE ? shown.at(-1) : undefined
  return c.page(<HappenedPage here={here} changes={changes} outcomes={outcomes} next={next} later={before !== undefined} />)
})
