/** How often codes may be tried: by browser first, by address last and generously, since a whole workshop may share one. */
import { addressOf } from '#platform/http/address.ts'
import type { Context } from '#platform/http/context.ts'
import { VISIT_COOKIE } from '#platform/http/cookies.ts'
import { hasTriesLeft, mayTry } from '#platform/limits.ts'
import { hashOf } from '#platform/secrets.ts'

const QUARTER_HOUR = 15 * 60
/** Somebody who mistypes, goes back, and signs in between. */
const MOST_BY_BROWSER = 60
/** Two hundred people in one hall who all do that. At 50 bits a code this leaves guessing hopeless. */
const MOST_BY_ADDRESS = 3_000

/** Counts one more try of a code; false where that is one too many. */
export async function mayTryCode(c: Context): Promise<boolean> {
  const browser = c.person?.id ?? c.cookie(VISIT_COOKIE)
  const address = { what: 'invitation by address', who: hashOf(addressOf(c.hono, c.site)), most: MOST_BY_ADDRESS, withinSeconds: QUARTER_HOUR }
  // Whoever tries on from ever new browsers writes nothing more down.
  if (!(await hasTriesLeft(c.database, address))) return false
  const first = browser === undefined || (await mayTry(c.database, { what: 'invitation by browser', who: hashOf(browser), most: MOST_BY_BROWSER, withinSeconds: QUARTER_HOUR }))
  return first && mayTry(c.database, address)
}
