/** An entry of the example group's journal. */
import type { World } from '#app/test-world.ts'
import type { Audience } from '../tables.ts'
import { insertEntry } from './journal.queries.ts'
import type { EntryId } from './tables.ts'

type Example = Readonly<{ title?: string; words?: string; day?: string; seenBy?: Audience; byGroup?: boolean }>

/** Written by the carer. */
export const entryExample = (world: World, { title = 'First evening', words = 'Six of us met.', day = '2026-11-20', seenBy = 'public', byGroup = false }: Example = {}): Promise<EntryId> =>
  world.database.transaction((trx) => insertEntry(trx, world.initiative.id, { title, words, day, seenBy, byGroup }, { person: world.people.carer, at: world.clock.now }))
