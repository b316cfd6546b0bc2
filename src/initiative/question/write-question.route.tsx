/** A host writes a question down, changes the draft, and asks it. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { dayOf } from '#platform/time.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { readDiscard, readQuestion } from './question.form.ts'
import { hostsOfDraft, questionPath } from './question.gate.ts'
import { type Question, deleteDraft, findQuestion, insertPublication, insertQuestion, updateDraft } from './question.queries.ts'
import { decideAsking } from './question.rules.ts'
import { QuestionOutdatedPage, WriteQuestionPage } from './write-question.view.tsx'
import { sayQuestion } from './words/index.ts'

export const newQuestion = route('/initiatives/:slug/questions/new', hosts)

newQuestion.get((c, here) => c.page(<WriteQuestionPage here={here} />))

newQuestion.post((c, here) =>
  write(c, readQuestion, async (trx, { asking, ...draft }) => {
    const { initiative, person } = here
    const decided = asking === 'ask' ? decideAsking(draft, dayOf(c.now, initiative.zone)) : undefined
    if (decided?.kind === 'refused') return decided
    const id = await insertQuestion(trx, initiative.id, draft, person.id, c.now)
    if (decided !== undefined) await insertPublication(trx, id, person.id, c.now)
    return done(questionPath(here, { id }), sayQuestion(decided === undefined ? 'write.kept' : 'write.asked'))
  }, (typed, problems) => c.page(<WriteQuestionPage here={here} typed={typed} problems={problems} />, 422)))

export const editQuestion = route('/initiatives/:slug/questions/:question/edit', hostsOfDraft)

editQuestion.get((c, here) => c.page(<WriteQuestionPage here={here} question={here.question} />))

editQuestion.post((c, here) =>
  write(c, readQuestion, async (trx, { asking, version, ...draft }) => {
    const { initiative, person, question } = here
    const decided = asking === 'ask' ? decideAsking(draft, dayOf(c.now, initiative.zone)) : undefined
    if (decided?.kind === 'refused') return decided
    if (!(await updateDraft(trx, question.id, version, draft))) return outdated(c, here, question)
    if (decided !== undefined) await insertPublication(trx, question.id, person.id, c.now)
    return done(questionPath(here, question), sayQuestion(decided === undefined ? 'write.kept' : 'write.asked'))
  }, (typed, problems) => c.page(<WriteQuestionPage here={here} question={here.question} typed={typed} problems={problems} />, 422)))

/** A draft asked nothing of anybody, so it may go. What is asked has no such way. */
export const discardQuestion = route('/initiatives/:slug/questions/:question/discard', hostsOfDraft).post((c, here) =>
  write(c, readDiscard, async (trx, { version }) =>
    (await deleteDraft(trx, here.question.id, version))
      ? done(`/initiatives/${here.initiative.slug}/questions`, sayQuestion('write.discarded'))
      : outdated(c, here, here.question), () => c.seeOther(questionPath(here, here.question))))

const outdated = (c: Context, here: SeenByMember, question: Question): Outdated => ({
  kind: 'outdated',
  show: async (typed: Typed) => c.page(<QuestionOutdatedPage here={here} now={(await findQuestion(c.database, here.initiative.id, question.id)) ?? question} typed={typed} />, 409),
})
