/** The headers of every answer: what a browser may load, where our pages may be shown, and what it tells others of where it was. */
import type { MiddlewareHandler } from 'hono'
import type { Site } from './context.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Half a year: a browser that was here over TLS comes back over nothing else. */
const ONLY_TLS = 'max-age=15552000'

export const secureHeaders = ({ publicUrl }: Pick<Site, 'publicUrl'>): MiddlewareHandler => async (c, next) => {
  await next()
  c.res.headers.set('content-security-policy', POLICY)
  c.res.headers.set('referrer-policy', 'no-referrer')
  c.res.headers.set('x-content-type-options', 'nosniff')
  c.res.headers.set('x-frame-options', 'DENY')
  c.res.headers.set('cross-origin-opener-policy', 'same-origin')
  c.res.headers.set('cross-origin-resource-policy', 'same-origin')
  if (publicUrl.protocol === 'https:') c.res.headers.set('strict-transport-security', ONLY_TLS)
  c.res.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
}
