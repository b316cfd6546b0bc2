/** Reads what a group asks, and which replies are owed. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { listRepliesToAll } from '../reply/reply.queries.ts'
import { ListQuestionsPage } from './list-questions.view.tsx'
import { type Asked, type Question, isAsked, listOpenQuestions, listSettledQuestions } from './question.queries.ts'
import { stateOf } from './question.rules.ts'
import { countSaidFor } from './said-for.queries.ts'

const ON_A_PAGE = 20
const NONE: readonly Question[] = []

export const listQuestions = route('/initiatives/:slug/questions', whoMaySee).get(async (c, here) => {
  const after = readId<'question'>(c.query('after'))
  const [open, settled] = await Promise.all([
    after === undefined ? listOpenQuestions(c.database, here.initiative.id, { drafts: here.membership?.host === true }) : NONE,
    listSettledQuestions(c.database, here.initiative.id, { after, most: ON_A_PAGE + 1 }),
  ])
  const shown = settled.slice(0, ON_A_PAGE)
  const asked = [...open, ...shown].filter(isAsked)
  const ids = asked.map((question) => question.id)
  const [replies, said] = await Promise.all([listRepliesToAll(c.database, ids), countSaidFor(c.database, here, ids)])
  const withState = (question: Asked) => ({ question, said: said.get(question.id) ?? 0, state: stateOf(question, replies.get(question.id) ?? [], c.now, here.initiative.zone) })
  return c.page(<ListQuestionsPage here={here} now={c.now} continued={after !== undefined} drafts={open.filter((question) => !isAsked(question))}
    waiting={open.filter(isAsked).map(withState)} settled={shown.filter(isAsked).map(withState)} next={settled.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} />)
})
