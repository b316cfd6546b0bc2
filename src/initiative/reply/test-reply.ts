/** Replies for tests. */
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import type { ItemId } from '../tables.ts'
import { insertDeliveries } from './delivery.queries.ts'
import { insertReply } from './reply.queries.ts'
import type { DeliveryId, ReplyId } from './tables.ts'

/** A reply to an agreement, still to be told to the carer by telephone. */
export const replyExample = async (world: World, given?: ItemId): Promise<Readonly<{ reply: ReplyId; delivery: DeliveryId; item: ItemId }>> => {
  const item = given ?? (await agreeExample(world))
  const delivery = newId<'delivery'>()
  return world.database.transaction(async (trx) => {
    const reply = await insertReply(trx, { initiative: world.initiative.id, subject: { item }, place: 1, kind: 'did', youSaid: 'The last bus goes too early.', words: 'It waits now.', nextBy: undefined, by: world.people.host, at: world.clock.now })
    if (reply === undefined) throw new Error('there is a reply already')
    await insertDeliveries(trx, [{ id: delivery, reply, person: world.people.carer, name: undefined, way: 'call' }])
    return { reply, delivery, item }
  })
}
