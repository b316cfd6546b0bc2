/** Anybody who may see the initiative sees who was in the room: by standpoint those who take part, in bands everybody else. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { isDay } from '#platform/time.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { listPublishedCounts } from '../published-count/published-count.queries.ts'
import { type After, type OccasionKind, listOccasions, sumOccasions } from './balance.queries.ts'
import { BalancePage } from './balance.view.tsx'

/** A year of monthly meetings. */
const A_PAGE = 12

/** `2026-11-24.0193…`: the last one of the page before. */
function readAfter(typed: string | undefined): After | undefined {
  const [day = '', given] = (typed ?? '').split('.')
  const id = readId<OccasionKind>(given)
  return isDay(day) && id !== undefined ? { day, id } : undefined
}

export const showBalance = route('/initiatives/:slug/balance', whoMaySee).get(async (c, here) => {
  const asked = { initiative: here.initiative, sees: here.sees, now: c.now }
  const after = readAfter(c.query('after'))
  const [found, sums, spoke] = await Promise.all([
    listOccasions(c.database, asked, { after, most: A_PAGE + 1 }),
    here.membership === undefined ? undefined : sumOccasions(c.database, asked),
    listPublishedCounts(c.database, here.initiative.id),
  ])
  const occasions = found.slice(0, A_PAGE)
  const last = occasions.at(-1)
  const path = `/initiatives/${here.initiative.slug}/balance`
  return c.page(<BalancePage here={here} sums={sums} spoke={spoke} occasions={occasions}
    next={found.length > A_PAGE && last !== undefined ? `${path}?after=${last.day}.${last.id}` : undefined} first={after === undefined ? undefined : path} />)
})
