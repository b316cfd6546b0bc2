/** Coders see, story by story, what each of them ticked, talk it through, and settle which codes hold. */
import { listCalled } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import { atPlace, placeIn } from './code-story.route.tsx'
import { type TicksFormCode, readTicks } from './coding.form.ts'
import { type TickCode, coderSees, decideTicks, isDone, mayCode } from './coding.rules.ts'
import { DifferencesPage } from './differences.view.tsx'
import { type Coding, coders } from './round.gate.ts'
import { findRound, holdRound, listRoundStories, upsertSettling } from './round.queries.ts'
import { roundPath } from './round-path.ts'
import { sayCoding } from './words/index.ts'

export const codingDifferences = route('/initiatives/:slug/coding/:round/differences', coders)

codingDifferences.get((c, here) => showDifferences(c, here))

type Again = Readonly<{ place: number; typed: Typed; problems: readonly Problem<TicksFormCode | TickCode>[] }>

async function showDifferences(c: Context, here: Coding, again?: Again): Promise<Response> {
  const [stories, book] = [await listRoundStories(c.database, here.round.id, c.now), await findBook(c.database, here.initiative.id, here.round.bookNumber)]
  const seen = stories.map((story) => ({ story, sees: coderSees(story, here.coder, here.round.coders) }))
  const shown = seen.filter(({ sees }) => sees === 'compare' || sees === 'settled').map(({ story }) => story)
  const waiting = seen.filter(({ sees }) => sees === 'waiting' || sees === 'to-code').length
  const called = await listCalled(c.database, [...here.round.coders.flatMap(({ person }) => person ?? []), ...shown.flatMap(({ settling }) => settling?.by ?? [])])
  return c.page(<DifferencesPage here={here} stories={shown} waiting={waiting} codes={book.codes} called={called} again={again} />, again === undefined ? 200 : 422)
}

export const settleStory = route('/initiatives/:slug/coding/:round/stories/:place/settle', atPlace)

settleStory.post((c, here) =>
  write(c, readTicks, async (trx, { codes, none }) => {
    const { initiative, round, coder, story: { place }, person } = here
    await holdRound(trx, round.id)
    const [now, [story], book] = [await findRound(trx, initiative.id, round.id), await listRoundStories(trx, round.id, c.now, place), await findBook(trx, initiative.id, round.bookNumber)]
    // Nothing is settled before all are done with it: the form stands on no page until then.
    if (now === undefined || story === undefined || !mayCode(story, coder) || !(story.settled || isDone(story, now.coders))) throw new NotThere()
    const decided = decideTicks(codes, none, book.codes.map(({ id }) => id))
    if (decided.kind === 'refused') return decided
    await upsertSettling(trx, { round: round.id, place, codes: decided.codes, by: person.id, at: c.now })
    return done(`${roundPath(here, round.id)}/differences#story-${place}`, sayCoding('differences.done'))
  }, (typed, problems) => showDifferences(c, here, { place: placeIn(c), typed, problems })))
