/** A host moves the date of a reply, once, and says why. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { listReplies } from '../reply/reply.queries.ts'
import { type Code, ExtendQuestionPage, type HereAtQuestion } from './extend-question.view.tsx'
import { readExtension } from './question.form.ts'
import { hostsOfAsked, questionPath } from './question.gate.ts'
import { insertExtension } from './question.queries.ts'
import { decideExtension } from './question.rules.ts'
import { sayQuestion } from './words/index.ts'

export const extendQuestion = route('/initiatives/:slug/questions/:question/extend', hostsOfAsked)

extendQuestion.get((c, here) => page(c, here))

extendQuestion.post((c, here) =>
  write(c, readExtension, async (trx, { replyBy, reason }) => {
    const { question, person, initiative } = here
    const replies = await listReplies(trx, { question: question.id })
    const decided = decideExtension({ replyBy: question.replyBy, extended: question.extension !== undefined, replies: replies.length }, replyBy, dayOf(c.now, initiative.zone))
    if (decided.kind === 'refused') return decided
    // Two at the same moment: the key lets one of them in.
    const moved = await insertExtension(trx, question.id, { replyBy: decided.replyBy, reason }, person.id, c.now)
    return moved ? done(questionPath(here, question), sayQuestion('extend.done')) : refuse('replyBy', 'moved-before')
  }, (typed, problems) => page(c, here, typed, problems)))

const page = (c: Context, here: HereAtQuestion, typed: Typed = {}, problems: readonly Problem<Code>[] = []) =>
  c.page(<ExtendQuestionPage here={here} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
