/** The cookies that the platform sets itself. Sign-in has its own. All are needed for the site to work; none follows anybody. */
import type { Site } from './context.ts'

/** The sentence that the next page shows once. */
export const NOTICE_COOKIE = 'notice'
/** Says that this browser was here before it sends a form: see `sameOrigin`. */
export const VISIT_COOKIE = 'visit'

/** One Set-Cookie line: never readable by scripts, never sent along from another site. */
export function cookieHeader(site: Site, name: string, value: string, { seconds }: { seconds?: number } = {}): string {
  const secure = site.publicUrl.protocol === 'https:' ? '; Secure' : ''
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
}

/** The value of a cookie in a request's Cookie line. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}
