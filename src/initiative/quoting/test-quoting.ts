/** Somebody who is asked whether they may be quoted, for tests. */
import type { World } from '#app/test-world.ts'
import { holdCaseStudy } from '../case-study/sentence.queries.ts'
import type { Audience, ItemId, PersonId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { insertRequest } from './quoting.queries.ts'
import type { QuoteRequestId } from './tables.ts'

export const sayTo = (world: World, words: string, seenBy: Audience = 'members', person: PersonId = world.people.carer): Promise<ItemId> =>
  world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'voice', words, seenBy, recordedAt: world.clock.now }, { person, standpoint: undefined, channel: 'site' }))

/** The planner asks about it. */
export const askAbout = (world: World, item: ItemId): Promise<QuoteRequestId> => world.database.transaction(async (trx) => {
  await holdCaseStudy(trx, world.initiative.id, world.clock.now)
  return insertRequest(trx, { initiative: world.initiative.id, item, section: 'starting', by: world.people.planner, at: world.clock.now })
})
