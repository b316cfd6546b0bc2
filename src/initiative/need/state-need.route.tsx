/** A member states a need too, as one thing that they are here as, and takes that back; and says that it is looked at when the group evaluates. */
import { record } from '#platform/activity.ts'
import { readPress } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { readStatement } from './need.form.ts'
import { membersAtNeed, needPath } from './need.gate.ts'
import { deleteStatement, deleteToEvaluate, findStanding, insertToEvaluate, upsertStatement } from './need.queries.ts'
import { StateNeedPage, type StateCode } from './state-need.view.tsx'
import { sayNeed } from './words/index.ts'

export const stateNeed = route('/initiatives/:slug/needs/:item/state', membersAtNeed).post((c, here) =>
  write(c, readStatement, async (trx, { as }) => {
    const { membership, need } = here
    const { standpoints } = await findStanding(trx, need.id, membership.memberId)
    if (!standpoints.includes(as)) return refuse<StateCode>('', 'standpoint-not-yours')
    await upsertStatement(trx, need.id, membership.memberId, { standpoint: as, version: need.version }, c.now)
    return done(needPath(here, need.id), sayNeed('show.stated'))
  }, (_typed, problems) => c.page(<StateNeedPage here={here} problems={problems} />, 422)))

export const takeStatementBack = route('/initiatives/:slug/needs/:item/take-back', membersAtNeed).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteStatement(trx, here.need.id, here.person.id)
    await record(trx, { kind: 'need-statement-taken-back', ids: { item: here.need.id, person: here.person.id } })
    return done(needPath(here, here.need.id), sayNeed('show.taken-back'))
  }, () => c.seeOther(needPath(here, here.need.id))))

export const lookWhenEvaluating = route('/initiatives/:slug/needs/:item/evaluate', membersAtNeed).post((c, here) =>
  write(c, readPress, async (trx) => {
    await insertToEvaluate(trx, here.need.id, here.person.id, c.now)
    return done(needPath(here, here.need.id), sayNeed('show.evaluated'))
  }, () => c.seeOther(needPath(here, here.need.id))))

export const lookNoMore = route('/initiatives/:slug/needs/:item/evaluate-not', membersAtNeed).post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteToEvaluate(trx, here.need.id)
    return done(needPath(here, here.need.id), sayNeed('show.evaluated-not'))
  }, () => c.seeOther(needPath(here, here.need.id))))
