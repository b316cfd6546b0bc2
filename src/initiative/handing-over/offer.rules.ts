/** For how long an offer to look after an initiative holds. Pure. */
import { type Day, type Zone, addDays, dayOf } from '#platform/time.ts'

/** Long enough to think about it, or to be away; after that a host asks again. */
export const HOLDS_DAYS = 30

/** The last day on which an offer holds. */
export const lastDayOf = (at: Date, zone: Zone): Day => addDays(dayOf(at, zone), HOLDS_DAYS)
