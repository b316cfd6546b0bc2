/** A host records what the body that decides by law said to what was agreed. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type MemberAtAgreement, agreementPath, hostsAtAgreement } from '../agreement/agreement.gate.ts'
import { insertAnswer, listAnswers } from './answer.queries.ts'
import { decideAnswer } from './answer.rules.ts'
import { readAnswer } from './record-answer.form.ts'
import { AnswerOutdatedPage, type Code, RecordAnswerPage } from './record-answer.view.tsx'
import { sayAnswer } from './words/index.ts'

export const recordAnswer = route('/initiatives/:slug/agreements/:item/answer', hostsAtAgreement)

recordAnswer.get(async (c, here) => c.page(await pageOf(c, here)))

recordAnswer.post((c, here) =>
  write(c, readAnswer, async (trx, { version, ...answer }) => {
    const { agreement, initiative, person } = here
    const decided = decideAnswer(answer, dayOf(c.now, initiative.zone))
    if (decided.kind === 'refused') return decided
    const before = (await listAnswers(trx, [agreement.id])).get(agreement.id) ?? []
    // Two at the same moment: the place in the row's key lets one of them in.
    const mine = before.length === version && (await insertAnswer(trx, agreement.id, version + 1, decided.answer, person.id, c.now))
    return mine ? done(agreementPath(here, agreement.id), sayAnswer('write.done')) : outdated(c, here)
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422)))

const outdated = (c: Context, here: MemberAtAgreement): Outdated => ({
  kind: 'outdated',
  show: async (typed) => c.page(<AnswerOutdatedPage here={here} answers={await answersOf(c, here)} typed={typed} />, 409),
})

const answersOf = async (c: Context, { agreement }: MemberAtAgreement) => (await listAnswers(c.database, [agreement.id])).get(agreement.id) ?? []

const pageOf = async (c: Context, here: MemberAtAgreement, typed: Typed = {}, problems: readonly Problem<Code>[] = []) =>
  <RecordAnswerPage here={here} today={dayOf(c.now, here.initiative.zone)} answers={await answersOf(c, here)} typed={typed} problems={problems} />
