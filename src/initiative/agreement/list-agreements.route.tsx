/** Reads what a group agreed, what those with the power answered, and what came of it. */
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { listAnswers } from '../answer/answer.queries.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { promiseState } from '../reply/promise.rules.ts'
import { listRepliesToAll } from '../reply/reply.queries.ts'
import { listAgreements } from './agreement.queries.ts'
import { ListAgreementsPage } from './list-agreements.view.tsx'
import { listRoomCounts } from './room.queries.ts'

const ON_A_PAGE = 20

export const showAgreed = route('/initiatives/:slug/agreed', whoMaySee).get(async (c, here) => {
  const after = readId<'item'>(c.query('after'))
  const found = await listAgreements(c.database, here, { after, most: ON_A_PAGE + 1 })
  const shown = found.slice(0, ON_A_PAGE)
  const ids = shown.map((one) => one.id)
  const [answers, replies, counts] = await Promise.all([listAnswers(c.database, ids), listRepliesToAll(c.database, ids), listRoomCounts(c.database, ids)])
  const agreements = shown.map((agreement) => {
    const given = replies.get(agreement.id) ?? []
    return { agreement, answers: answers.get(agreement.id) ?? [], affected: counts.get(agreement.id)?.affected ?? 0, agreed: counts.get(agreement.id)?.agreed ?? 0, reply: given.at(-1), state: promiseState({ by: agreement.replyBy, replies: given }, c.now, here.initiative.zone) }
  })
  return c.page(<ListAgreementsPage here={here} agreements={agreements} continued={after !== undefined} next={found.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} />)
})
