/** A coder reads a story of their round and ticks the codes that fit it, before they see what anybody else ticked. */
import { askForOwnFactor } from '#people/index.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import { opened } from '../story/opened-version.ts'
import { findSealed, insertOpening } from '../story/story.queries.ts'
import { findNextToCode } from './coder-sees.queries.ts'
import { CodeStoryPage } from './code-story.view.tsx'
import { type TicksFormCode, readTicks } from './coding.form.ts'
import { type TickCode, decideTicks, isDone, mayCode } from './coding.rules.ts'
import { type Coding, coders } from './round.gate.ts'
import { type RoundStory, findRound, holdRound, listRoundStories, upsertCoding } from './round.queries.ts'
import { readPlace, roundPath, storyPath } from './round-path.ts'
import { sayCoding } from './words/index.ts'

export type AtPlace = Coding & Readonly<{ story: RoundStory }>

/** A place in the round, as the address has it. */
export const placeIn = (c: Context): number => readPlace(c.param('place'))

/** A story that this coder may read now: one that was taken back, or that they told or help with, is not there. */
export const atPlace: Gate<AtPlace> = async (c) => {
  const here = await coders(c)
  if ('closed' in here) return here
  const [story] = await listRoundStories(c.database, here.round.id, c.now, [placeIn(c)])
  return story === undefined || !mayCode(story, here.coder) ? { closed: 'not-found' } : { ...here, story }
}

export const codeStory = route('/initiatives/:slug/coding/:round/stories/:place', atPlace)

codeStory.get((c, here) => showStory(c, here))

codeStory.post((c, here) =>
  write(c, readTicks, async (trx, { codes, none }) => {
    const { round, coder, story: { place }, initiative } = here
    const [now, [story], book] = await loadAgain(c, here, trx)
    const decided = decideTicks(codes, none, book.codes.map(({ id }) => id))
    if (decided.kind === 'refused') return decided
    // From here on others see what was ticked: who changed it now would no more be blind.
    if (story.settled || isDone(story, now.coders)) return refuse('', 'both-done' as const)
    await upsertCoding(trx, { coder: coder.id, round: round.id, place, codes: decided.codes, at: c.now })
    const next = await findNextToCode(trx, now, coder, c.now, place)
    return done(next === undefined ? roundPath({ initiative }, round.id) : storyPath({ initiative }, round.id, next), sayCoding('story.done'))
  }, (typed, problems) => showStory(c, here, typed, problems)))

/** What holds now that nobody else can change it: a story that is taken back meanwhile is not there. */
async function loadAgain(c: Context, { initiative, round, coder, story: { place } }: AtPlace, trx: Parameters<typeof holdRound>[0]) {
  await holdRound(trx, round.id)
  const [now, [story], book] = [await findRound(trx, initiative.id, round.id), await listRoundStories(trx, round.id, c.now, [place]), await findBook(trx, initiative.id, round.bookNumber)]
  const me = now?.coders.find(({ id }) => id === coder.id)
  if (now === undefined || story === undefined || me === undefined || !mayCode(story, me)) throw new NotThere()
  return [now, [story], book] as const
}

async function showStory(c: Context, here: AtPlace, typed: Typed = {}, problems: readonly Problem<TicksFormCode | TickCode>[] = []): Promise<Response> {
  const { initiative, round, story, person } = here
  const asked = askForOwnFactor(c, storyPath(here, round.id, story.place))
  if (asked !== undefined) return asked
  const [sealed, book] = [await findSealed(c.database, story.story, story.number), await findBook(c.database, initiative.id, round.bookNumber)]
  if (sealed === undefined) throw new NotThere()
  await c.database.transaction((trx) => insertOpening(trx, story.story, story.number, { person: person.id, day: dayOf(c.now, initiative.zone), at: c.now, why: 'coding' }))
  return c.page(<CodeStoryPage here={here} version={opened(c, { id: story.story }, sealed)} codes={book.codes} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}
