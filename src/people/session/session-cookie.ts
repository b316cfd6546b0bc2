/** The cookie that says who somebody is, in the form that Better Auth reads as well: the token, a dot, and our signature of it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Site } from '#platform/http/context.ts'
import { cookieHeader, readCookie } from '#platform/http/cookies.ts'
import { derive } from '#platform/secrets.ts'

/** Browsers keep a cookie for 400 days at most; whether the session still lasts is for the database to say. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60

/** What the names of Better Auth's cookies begin with. */
export const COOKIE_PREFIX = 'thegither'

const nameFor = ({ publicUrl }: Site) => `${publicUrl.protocol === 'https:' ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`

const keys = new WeakMap<Site, string>()

/** The key of the signatures: made from the installation's secret, and used for nothing else. Made once, because every request needs it. */
export function cookieKey(site: Site): string {
  const key = keys.get(site) ?? derive(site.secret, 'sign-in cookies').toString('base64url')
  keys.set(site, key)
  return key
}

const signatureOf = (site: Site, token: string) => createHmac('sha256', cookieKey(site)).update(token).digest('base64')

/** The Set-Cookie line that signs a browser in. */
export const sessionCookie = (site: Site, token: string): string =>
  cookieHeader(site, nameFor(site), encodeURIComponent(`${token}.${signatureOf(site, token)}`), { seconds: COOKIE_SECONDS })

/** The Set-Cookie line that signs it out. */
export const noSessionCookie = (site: Site): string => cookieHeader(site, nameFor(site), '', { seconds: 0 })

/** The token that a request's cookie holds, where the signature is ours. */
export function readSessionToken(site: Site, cookies: string | undefined): string | undefined {
  const value = decoded(readCookie(cookies, nameFor(site)))
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const [given, ours] = [Buffer.from(value.slice(dot + 1)), Buffer.from(signatureOf(site, token))]
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined
}

function decoded(value = ''): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
