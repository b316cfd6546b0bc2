/** For the tests of every kind: an entry in the library. */
import type { World } from '#app/test-world.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import type { EntryKind, Kind } from '../kind.ts'
import { type PersonId, insertEntry } from './entry.queries.ts'
import type { State } from './entry.rules.ts'

/** Takes one in; gives its name in the address. */
export const settleEntry = async <Content>({ database, clock }: World, kind: EntryKind<Kind, Content>, content: Content, { state = 'published', by }: Readonly<{ state?: State; by?: PersonId }> = {}): Promise<string> =>
  database.transaction((trx) => insertEntry(trx, kind, content, { person: by, at: clock.now, zone: DEFAULT_ZONE }, state))
