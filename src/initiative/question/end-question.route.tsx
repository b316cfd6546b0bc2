/** A member says where a question stands: nobody has picked it up, set aside, or stopped without a change. It can be opened again; its promise of a reply stays. */
import type { Typed } from '#platform/forms/read.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { type EndingCodes, EndStrandPage } from '../happened/end-strand.view.tsx'
import { decideEnding } from '../happened/ending.rules.ts'
import { readEnding } from '../happened/record.form.ts'
import { sayHappened } from '../happened/words/index.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { membersOfAsked, questionPath } from './question.gate.ts'
import { type Asked, insertQuestionEnding, insertQuestionReopening } from './question.queries.ts'

type Here = SeenByMember & Readonly<{ question: Asked }>

export const endQuestion = route('/initiatives/:slug/questions/:question/ending', membersOfAsked)

endQuestion.get((c, here) => showForm(c, here))

endQuestion.post((c, here) =>
  write(c, readEnding, async (trx, value) => {
    const { question, person } = here
    const decided = decideEnding(value, question.ending !== undefined)
    if (decided.kind === 'refused') return decided
    const ended = await insertQuestionEnding(trx, question.id, decided.ending, person.id, c.now)
    return ended ? done(questionPath(here, question), sayHappened('ending.done')) : refuse('kind', 'stopped-already')
  }, (typed, problems) => showForm(c, here, typed, problems)))

const showForm = (c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<EndingCodes>[] = []) =>
  c.page(<EndStrandPage here={here} words={here.question.words} back={questionPath(here, here.question)} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)

export const reopenQuestion = route('/initiatives/:slug/questions/:question/reopen', membersOfAsked).post((c, here) =>
  write(c, readPress, async (trx) => {
    const { question, person } = here
    if (question.ending !== undefined) await insertQuestionReopening(trx, question.id, question.ending.id, person.id, c.now)
    return done(questionPath(here, question), sayHappened('ending.reopened'))
  }, () => c.seeOther(questionPath(here, here.question))))
