/** Coders see, story by story, what each of them ticked, talk it through, and settle which codes hold. */
import { listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import { type AtPlace, atPlace } from './code-story.route.tsx'
import { countSeen, listSeen } from './coder-sees.queries.ts'
import { type TicksFormCode, readTicks } from './coding.form.ts'
import { type TickCode, coderSees, decideTicks, isDone, mayCode } from './coding.rules.ts'
import { DifferencesPage } from './differences.view.tsx'
import { coders } from './round.gate.ts'
import { type RoundStory, findRound, holdRound, listRoundStories, upsertSettling } from './round.queries.ts'
import { readPlace, roundPath } from './round-path.ts'
import { SettlePage } from './settle.view.tsx'
import { sayCoding } from './words/index.ts'

/** More than is talked through at one sitting. */
const STORIES_A_PAGE = 20

export const codingDifferences = route('/initiatives/:slug/coding/:round/differences', coders)

codingDifferences.get(async (c, here) => {
  const { round, coder, initiative } = here
  const [show, after] = [c.query('show') === 'settled' ? 'settled' as const : 'compare' as const, readPlace(c.query('after'))]
  const [counts, seen] = [await countSeen(c.database, round, coder, c.now), await listSeen(c.database, round, coder, { now: c.now, after, only: [show], most: STORIES_A_PAGE + 1 })]
  const places = seen.slice(0, STORIES_A_PAGE).map(({ place }) => place)
  const [stories, book] = [places.length === 0 ? [] : await listRoundStories(c.database, round.id, c.now, places), await findBook(c.database, initiative.id, round.bookNumber)]
  const called = await listCalled(c.database, [...round.coders.flatMap(({ person }) => person ?? []), ...stories.flatMap(({ settling }) => settling?.by ?? [])])
  return c.page(<DifferencesPage here={here} show={show} counts={counts} stories={stories} codes={book.codes} called={called} more={seen.length > STORIES_A_PAGE} paged={after > 0} />)
})

/** A story that all are done with: before, nobody sees what anybody else ticked. */
const toSettle: Gate<AtPlace> = async (c) => {
  const here = await atPlace(c)
  if ('closed' in here) return here
  const sees = coderSees(here.story, here.coder, here.round.coders)
  return sees === 'compare' || sees === 'settled' ? here : { closed: 'not-found' }
}

export const settleStory = route('/initiatives/:slug/coding/:round/stories/:place/settle', toSettle)

settleStory.get((c, here) => showSettle(c, here))

settleStory.post((c, here) =>
  write(c, readTicks, async (trx, { codes, none }) => {
    const { initiative, round, coder, story: { place }, person } = here
    await holdRound(trx, round.id)
    const [now, [story], book] = [await findRound(trx, initiative.id, round.id), await listRoundStories(trx, round.id, c.now, [place]), await findBook(trx, initiative.id, round.bookNumber)]
    // Taken back meanwhile, or somebody is not done any more.
    if (now === undefined || story === undefined || !mayCode(story, coder) || !(story.settled || isDone(story, now.coders))) throw new NotThere()
    const decided = decideTicks(codes, none, book.codes.map(({ id }) => id))
    if (decided.kind === 'refused') return decided
    await upsertSettling(trx, { round: round.id, place, codes: decided.codes, by: person.id, at: c.now })
    return done(`${roundPath(here, round.id)}/differences`, sayCoding('differences.done', { place }))
  }, (typed, problems) => showSettle(c, here, typed, problems)))

async function showSettle(c: Context, here: AtPlace, typed: Typed = {}, problems: readonly Problem<TicksFormCode | TickCode>[] = []): Promise<Response> {
  const { round, initiative, story } = here
  const book = await findBook(c.database, initiative.id, round.bookNumber)
  const called = await listCalled(c.database, peopleOf(here, story))
  return c.page(<SettlePage here={here} codes={book.codes} called={called} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

const peopleOf = ({ round }: AtPlace, { settling }: RoundStory) => [...round.coders.flatMap(({ person }) => person ?? []), ...(settling?.by === undefined ? [] : [settling.by])]
