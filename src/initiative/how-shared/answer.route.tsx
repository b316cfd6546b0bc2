/** Whoever takes part says how shared it was for them, changes it, or takes it back; and reads what others wrote. */
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { listStandpoints, listStandpointsOf } from '../standpoint.queries.ts'
import { AnswerPage, WrittenPage } from './answer.view.tsx'
import { type HowSharedCode, readAnswer } from './how-shared.form.ts'
import { findMyAnswer, holdRound, listPromises, listWritten, saveAnswer, takeAnswerBack } from './how-shared.queries.ts'
import { howSharedPath } from './how-shared.route.tsx'
import { isAsking, promiseAt } from './how-shared.rules.ts'
import { type AtRound, membersAtRound } from './round.gate.ts'
import { sayHowShared } from './words/index.ts'

export const answerRound = route('/initiatives/:slug/how-shared/rounds/:round/answer', membersAtRound)

answerRound.get((c, here) => answerPage(c, here))

answerRound.post((c, here) =>
  write(c, readAnswer, async (trx, { rung, standpoint, words }) => {
    const { initiative, membership, person, round } = here
    if ((await holdRound(trx, round.id)) || !isAsking(round, c.now, initiative.zone)) return refuse('', 'over')
    const before = await findMyAnswer(trx, round.id, person.id)
    const mine = await listStandpointsOf(trx, membership.memberId)
    if (standpoint !== undefined && standpoint !== before?.standpoint && !mine.includes(standpoint)) return refuse('standpoint', 'standpoint-unknown')
    await saveAnswer(trx, round.id, person.id, { rung, standpoint, words })
    return done(howSharedPath(here), sayHowShared('answer.done'))
  }, (typed, problems) => answerPage(c, here, typed, problems)))

const answerPage = async (c: Context, here: AtRound, typed?: Typed, problems: readonly Problem<HowSharedCode>[] = []) => {
  const { initiative, membership, person, round } = here
  const [promises, standpoints, mine, before] = await Promise.all([
    listPromises(c.database, initiative.id), listStandpoints(c.database, initiative.id), listStandpointsOf(c.database, membership.memberId), findMyAnswer(c.database, round.id, person.id),
  ])
  const theirs = standpoints.filter(({ id }) => mine.includes(id) || id === before?.standpoint)
  return c.page(<AnswerPage here={here} asking={isAsking(round, c.now, initiative.zone)} promised={promiseAt(promises, round.begunAt)} standpoints={theirs} before={before} typed={typed} problems={problems} />,
    problems.length === 0 ? 200 : 422)
}

export const takeAnswer = route('/initiatives/:slug/how-shared/rounds/:round/take-back', membersAtRound).post((c, here) =>
  write(c, readPress, async (trx) => {
    await holdRound(trx, here.round.id)
    await takeAnswerBack(trx, here.round.id, here.person.id)
    return done(howSharedPath(here), sayHowShared('answer.taken-back'))
  }, () => c.seeOther(howSharedPath(here))))

/** As many as are read in one go. */
const A_PAGE = 50

export const readWritten = route('/initiatives/:slug/how-shared/rounds/:round/words', membersAtRound).get(async (c, here) => {
  const after = /^[0-9a-f]{32}$/.test(c.query('after') ?? '') ? c.query('after') : undefined
  const found = await listWritten(c.database, here.round.id, { after, most: A_PAGE + 1 })
  const written = found.slice(0, A_PAGE)
  const path = howSharedPath(here, `/rounds/${here.round.id}/words`)
  return c.page(<WrittenPage here={here} written={written.map(({ words }) => words)} next={found.length > A_PAGE ? `${path}?after=${written.at(-1)?.mark ?? ''}` : undefined} first={after === undefined ? undefined : path} />)
})
