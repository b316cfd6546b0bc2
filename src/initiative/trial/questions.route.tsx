/** Members write the questions of a test's sheet, and take them off. */
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { holdItem } from '../happened/ending.queries.ts'
import { type MemberAtTried, membersAtTried, triedPath } from '../trying/tried.gate.ts'
import { QuestionsPage } from './questions.view.tsx'
import { type QuestionCode, readQuestion } from './sheet.form.ts'
import { insertQuestion, listQuestions, takeOff } from './sheet.queries.ts'
import { sayTrial } from './words/index.ts'

/** A sheet with more than this is not filled in to its end. */
const MOST_QUESTIONS = 12

type Here = MemberAtTried<'test'>
const path = (here: Here) => triedPath(here, 'test', here.item.id, '/sheet/questions')

export const writeQuestions = route('/initiatives/:slug/tests/:item/sheet/questions', membersAtTried('test'))

writeQuestions.get((c, here) => page(c, here))

writeQuestions.post((c, here) =>
  write(c, readQuestion, async (trx, { words, kind, low, high }) => {
    await holdItem(trx, here.item.id)
    const asked = (await listQuestions(trx, here.item.id)).filter(({ off }) => !off)
    if (asked.length >= MOST_QUESTIONS) return refuse('words', 'too-many-questions')
    const ends = kind === 'scale' ? { low: low ?? null, high: high ?? null } : { low: null, high: null }
    await insertQuestion(trx, here.item.id, { words, kind, ...ends })
    return done(path(here), sayTrial('questions.done'))
  }, (typed, problems) => page(c, here, typed, problems)))

const page = async (c: Context, here: Here, typed: Typed = {}, problems: readonly Problem<QuestionCode>[] = []) => {
  const asked = (await listQuestions(c.database, here.item.id)).filter(({ off }) => !off)
  return c.page(<QuestionsPage here={here} asked={asked} full={asked.length >= MOST_QUESTIONS} typed={typed} problems={problems} />, problems.length === 0 ? 200 : 422)
}

export const takeQuestionOff = route('/initiatives/:slug/tests/:item/sheet/questions/:question/off', membersAtTried('test')).post((c, here) =>
  write(c, readPress, async (trx) => {
    const question = readId<'sheet-question'>(c.param('question'))
    if (question !== undefined) await takeOff(trx, here.item.id, question, c.now)
    return done(path(here), sayTrial('questions.off-done'))
  }, () => c.seeOther(path(here))))
