/** What counts as showing that it is really you: something that nobody who looks after the site can make for you. Pure. */
import { hoursAfter } from '#platform/time.ts'

/** How long it holds in one session: a day's work. */
export const HOLDS_HOURS = 8

/** A factor that was made in a session which an e-mail link opened would prove no more than the link: it counts when whoever it is about has had time to see that it was made. */
export const SETTLES_HOURS = 24
/** Made while joining, it is theirs from the beginning. */
const JOINING_HOURS = 1

/** Whether a passkey or recovery code is old enough to count. */
export const isSettled = (madeAt: Date, joinedAt: Date, now: Date): boolean =>
  hoursAfter(madeAt, SETTLES_HOURS) <= now || madeAt <= hoursAfter(joinedAt, JOINING_HOURS)
