/** Things that can be tried a few times only: counted by who tries first, and by address last, since a whole workshop may share one. */
import type { Context } from '#platform/http/context.ts'
import { addressOf } from '#platform/http/address.ts'
import { VISIT_COOKIE } from '#platform/http/cookies.ts'
import { hasTriesLeft, mayTry } from '#platform/limits.ts'
import { TooOftenPage } from '#platform/page/faults.view.tsx'
import { hashOf } from '#platform/secrets.ts'
import { readSessionToken } from './session/session-cookie.ts'

const QUARTER_HOUR = 15 * 60
/** From one address, in a quarter of an hour: a room full of people who all try a few times. */
const MOST_BY_ADDRESS = 300
/** From one browser. */
const MOST_BY_BROWSER = 20

/** What is tried; `about` is a secret or an address that is tried with, counted by its hash. */
type Trying = Readonly<{ what: string; about?: string | undefined; most?: number }>

/** Answers, or says that it was tried too often. */
export async function unlessTooOften(c: Context, { what, about, most = MOST_BY_BROWSER }: Trying, answer: () => Promise<Response>): Promise<Response> {
  const browser = readSessionToken(c.site, c.hono.req.header('cookie')) ?? c.cookie(VISIT_COOKIE)
  const address = { what: `${what} by address`, who: hashOf(addressOf(c.hono, c.site)), most: MOST_BY_ADDRESS, withinSeconds: QUARTER_HOUR }
  // Whoever tries on with ever new names and browsers writes nothing more down.
  if (!(await hasTriesLeft(c.database, address))) return c.page(<TooOftenPage />, 429)
  const counted = [
    ...(about === undefined ? [] : [{ what: `${what} about`, who: hashOf(about), most }]),
    ...(browser === undefined ? [] : [{ what: `${what} by browser`, who: hashOf(browser), most: MOST_BY_BROWSER }]),
    address,
  ]
  for (const limit of counted) {
    if (!(await mayTry(c.database, { ...limit, withinSeconds: QUARTER_HOUR }))) return c.page(<TooOftenPage />, 429)
  }
  return answer()
}
