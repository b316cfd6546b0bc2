/** Coders see how alike they coded: what can be relied on, and which code to talk about. */
import { setImmediate } from 'node:timers/promises'
import { refreshesItself } from '#initiative/index.ts'
import type { InRounds } from '#measures/alpha-interval.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { findBook } from '../code-book/code-book.queries.ts'
import { ROUNDS, SEED, codingsOf, howAlike } from './agreement.rules.ts'
import { AgreementPage } from './agreement.view.tsx'
import { type AlikeNow, findAlike } from './alike.queries.ts'
import { type Coded, findCoded } from './coder-sees.queries.ts'
import { isDone } from './coding.rules.ts'
import { type Coding, coders } from './round.gate.ts'
import { listRoundStories } from './round.queries.ts'
import { roundPath } from './round-path.ts'
import { SHORT_ROUND, askToWorkOut } from './work-out-alike.ts'

export const codingAgreement = route('/initiatives/:slug/coding/:round/agreement', coders)

codingAgreement.get(async (c, here) => {
  const { round, initiative } = here
  const [{ codes }, coded] = [await findBook(c.database, initiative.id, round.bookNumber), await findCoded(c.database, round, c.now)]
  const alike = coded.stories === 0 ? { kind: 'none' } as const : coded.stories <= SHORT_ROUND ? await workOutNow(c, here, coded, codes.map(({ id }) => id)) : await findAlike(c.database, round.id)
  return c.page(<AgreementPage here={here} alike={alike} coded={coded} codes={codes} refreshing={alike.kind === 'going' && refreshesItself(c, 'running')} now={c.now} />)
})

/** In a short round. What only one has done says nothing yet, and would tell the other what it was. */
async function workOutNow(c: Context, { round }: Coding, coded: Coded, codes: Parameters<typeof codingsOf>[2]): Promise<AlikeNow> {
  const stories = (await listRoundStories(c.database, round.id, c.now)).filter((story) => isDone(story, round.coders))
  const alike = await inTurns(howAlike(codingsOf(stories, round.coders.map(({ id }) => id), codes)))
  return { kind: 'kept', ...coded, alike, bookNumber: round.bookNumber, rounds: ROUNDS, seed: SEED, at: c.now }
}

/** Drawings done before others are let go first: a few milliseconds of work. */
const AT_ONCE = 50

/** A short round is worked out while somebody waits; everybody else is answered in between. */
async function inTurns<Result>(rounds: InRounds<Result>): Promise<Result> {
  for (let [next, drawn] = [rounds.next(), 1]; ; next = rounds.next(), drawn++) {
    if (next.done === true) return next.value
    if (drawn % AT_ONCE === 0) await setImmediate()
  }
}

export const workOutAgreement = route('/initiatives/:slug/coding/:round/agreement/work-out', coders)

workOutAgreement.post((c, here) => {
  const path = `${roundPath(here, here.round.id)}/agreement`
  return write(c, readPress, async (trx) => {
    // In a short round it stands there anyway.
    if ((await findCoded(trx, here.round, c.now)).stories > SHORT_ROUND) await askToWorkOut(trx, here.round.id, c.now)
    return done(path)
  }, () => c.seeOther(path))
})
