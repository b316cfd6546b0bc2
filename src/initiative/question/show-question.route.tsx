/** Reads a question, what people said for it, and what came of it. */
import { NotThere, route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { listReplies } from '../reply/reply.queries.ts'
import { whoMaySeeQuestion } from './question.gate.ts'
import { isAsked } from './question.queries.ts'
import { stateOf } from './question.rules.ts'
import { listSaidFor } from './said-for.queries.ts'
import { ShowDraftPage, ShowQuestionPage } from './show-question.view.tsx'

const ON_A_PAGE = 50

export const showQuestion = route('/initiatives/:slug/questions/:question', whoMaySeeQuestion).get(async (c, here) => {
  const { question } = here
  if (question.publishedAt === undefined) return c.page(<ShowDraftPage here={here} question={question} />)
  if (!isAsked(question)) throw new NotThere()
  const after = readId<'item'>(c.query('after'))
  const [said, replies] = await Promise.all([listSaidFor(c.database, here, question.id, { after, most: ON_A_PAGE + 1 }), listReplies(c.database, { question: question.id })])
  const shown = said.slice(0, ON_A_PAGE)
  return c.page(<ShowQuestionPage here={here} now={c.now} question={question} said={shown} continued={after !== undefined}
    next={said.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} replies={replies} state={stateOf(question, replies, c.now, here.initiative.zone)} />)
})
