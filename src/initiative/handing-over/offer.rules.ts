/** For how long an offer to look after an initiative holds. Pure. */

/** Long enough to think about it, or to be away; after that a host asks again. */
export const HOLDS_DAYS = 30

const DAY_MS = 86_400_000

/** Offers made at this moment or before hold no more. */
export const tooOld = (now: Date): Date => new Date(now.getTime() - HOLDS_DAYS * DAY_MS)

/** Until when an offer holds. */
export const holdsUntil = (at: Date): Date => new Date(at.getTime() + HOLDS_DAYS * DAY_MS)
