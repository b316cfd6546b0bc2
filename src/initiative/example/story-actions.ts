/** What somebody of a story said they would do, and whether they did. */
import type { Transaction } from '#platform/database/database.ts'
import { insertAction, insertActionDone, listActions } from '../action/action.queries.ts'
import type { ActionPlace } from '../action/tables.ts'
import type { Story } from './story.ts'
import type { Told } from './told.ts'

export async function tellActions(trx: Transaction, told: Told, where: ActionPlace, actions: Story['issues'][number]['actions'], at: Date): Promise<void> {
  for (const [place, { what, who, by }] of actions.entries()) {
    await insertAction(trx, where, { what, member: told.member(who), name: undefined, by: told.day(by) }, new Date(at.getTime() + place))
  }
  for (const action of await listActions(trx, where)) {
    const planned = actions.find((one) => one.what === action.what)
    if (planned?.done === true) await insertActionDone(trx, action.id, told.person(planned.who), told.at(planned.by - 1))
  }
}
