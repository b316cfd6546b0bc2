/** An agreement for tests: three members agreed on the day on which the tests' clock begins. */
import type { World } from '#app/test-world.ts'
import type { ItemId, PersonId, StandpointId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertDecision, insertVersion } from './agreement.queries.ts'
import { insertRoom } from './room.queries.ts'

type Facts = Readonly<{ words?: string; replyBy?: string; present?: readonly Readonly<{ person: PersonId; standpoint: StandpointId | undefined }>[] }>

export const agreeExample = (world: World, { words = 'The last bus waits until the clinic ends.', replyBy = '2026-12-08', present }: Facts = {}): Promise<ItemId> =>
  world.database.transaction(async (trx) => {
    const { people, initiative, clock } = world
    const item = await insertItem(trx, { initiative: initiative.id, kind: 'decision', words, seenBy: 'public', recordedAt: clock.now }, { person: undefined, standpoint: undefined, channel: 'site', enteredBy: people.host })
    await insertDecision(trx, item, { replyBy, meeting: undefined })
    await insertVersion(trx, item, 1, { words, agreedOn: '2026-11-24', aboutMoney: false, aboutService: false, coProduced: false, card: undefined }, { person: people.host, reason: undefined, at: clock.now })
    await insertRoom(trx, item, 1, { present: present ?? [
      { person: people.host, standpoint: initiative.standpoints.get('third-sector') },
      { person: people.carer, standpoint: initiative.standpoints.get('carer') },
      { person: people.service, standpoint: initiative.standpoints.get('service') },
    ], company: [] })
    return item
  })
