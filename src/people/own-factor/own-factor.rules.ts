/** What counts as showing that it is really you: something that nobody who looks after the site can make for you. Pure. */
import { hoursAfter } from '#platform/time.ts'

/** How long it holds in one session: a day's work. */
export const HOLDS_HOURS = 8

/** A factor that was made in a session which only a link opened proves no more than the link: it counts when whoever it is about has had a week to see that it was made. */
export const SETTLES_DAYS = 7
const DAY_HOURS = 24
/** Made while joining, it is theirs from the beginning. */
const JOINING_HOURS = 1

/** When a passkey or recovery code was made. `vouched`: by somebody who had shown another one that counted. */
export type Made = Readonly<{ madeAt: Date; joinedAt: Date; vouched: boolean }>

/** From when on it counts. */
export const countsFrom = ({ madeAt, joinedAt, vouched }: Made): Date =>
  vouched || madeAt <= hoursAfter(joinedAt, JOINING_HOURS) ? madeAt : hoursAfter(madeAt, SETTLES_DAYS * DAY_HOURS)

export const isSettled = (made: Made, now: Date): boolean => countsFrom(made) <= now
