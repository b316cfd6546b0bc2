/** On everybody's own page: that the library answered what they asked. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { addDays, DEFAULT_ZONE, dayOf, momentOf } from '#platform/time.ts'
import { AnsweredMe } from './follow.view.tsx'
import { listAnsweredTo } from './request.queries.ts'

/** After so long an answer is no news, and stands with all that was asked. */
const NEWS_DAYS = 30
const MOST = 5

/** One query. */
export async function answeredPart(c: Context, { id }: SignedIn): Promise<JSX.Element | undefined> {
  const since = momentOf(addDays(dayOf(c.now, DEFAULT_ZONE), -NEWS_DAYS), '00:00', DEFAULT_ZONE)
  const answered = await listAnsweredTo(c.database, id, { since, most: MOST })
  return answered.length === 0 ? undefined : <AnsweredMe answered={answered} />
}
