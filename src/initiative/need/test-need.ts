/** A need for tests: of unpaid carers, written down by the host. */
import type { World } from '#app/test-world.ts'
import type { Audience, ItemId, StandpointId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertNeed } from './need.queries.ts'

type Facts = Readonly<{ words?: string; of?: readonly string[]; statedAs?: readonly string[]; seenBy?: Audience }>

export const needExample = (world: World, { words = 'Somebody to sit with him for two hours.', of = ['carer'], statedAs = [], seenBy = 'public' }: Facts = {}): Promise<ItemId> =>
  world.database.transaction(async (trx) => {
    const { people, initiative, clock } = world
    const idsOf = (keys: readonly string[]): readonly StandpointId[] => keys.flatMap((key) => initiative.standpoints.get(key) ?? [])
    const item = await insertItem(trx, { initiative: initiative.id, kind: 'need', words, seenBy, recordedAt: clock.now }, { person: undefined, standpoint: undefined, channel: 'site', enteredBy: people.host })
    await insertNeed(trx, item, { words, of: idsOf(of), whose: undefined, statedAs: idsOf(statedAs) }, people.host, clock.now)
    return item
  })
