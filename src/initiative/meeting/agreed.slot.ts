/** What was agreed at a meeting: given by those who keep agreements, so that meetings need not know them. */
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import type { MeetingId } from './tables.ts'

export type Agreed = Readonly<{ id: ItemId; words: string }>

/** The agreements made at a meeting that this visitor may see, in the order in which they were made. One query. */
export type ListAgreed = (database: Database, here: Seen, meeting: MeetingId) => Promise<readonly Agreed[]>
