/** Coders see how alike they coded: what can be relied on, and which code to talk about. */
import { setImmediate } from 'node:timers/promises'
import type { InRounds } from '#measures/alpha-interval.ts'
import { route } from '#platform/http/routes.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import { howAlike } from './agreement.rules.ts'
import { AgreementPage } from './agreement.view.tsx'
import { isDone } from './coding.rules.ts'
import { coders } from './round.gate.ts'
import { listRoundStories } from './round.queries.ts'

export const codingAgreement = route('/initiatives/:slug/coding/:round/agreement', coders)

codingAgreement.get(async (c, here) => {
  const { round, initiative } = here
  const [all, { codes }] = [await listRoundStories(c.database, round.id, c.now), await findBook(c.database, initiative.id, round.bookNumber)]
  // What only one has done says nothing yet, and would tell the other what it was.
  const stories = all.filter((story) => isDone(story, round.coders))
  const alike = stories.length === 0 ? undefined : await inTurns(howAlike(stories, round.coders.map(({ id }) => id), codes.map(({ id }) => id)))
  return c.page(<AgreementPage here={here} alike={alike} stories={stories.length} codes={codes} />)
})

/** Drawings done before others are let go first: a few milliseconds of work, in the largest round that there is. */
const AT_ONCE = 50

/** A round is small enough to be worked out while somebody waits; everybody else is answered in between. */
async function inTurns<Result>(rounds: InRounds<Result>): Promise<Result> {
  for (let [next, done] = [rounds.next(), 1]; ; next = rounds.next(), done++) {
    if (next.done === true) return next.value
    if (done % AT_ONCE === 0) await setImmediate()
  }
}
