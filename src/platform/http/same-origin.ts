/** Whether a write came from one of our own pages. Pure. */

/** What a request says of where it comes from. */
export type From = Readonly<{ site?: string | undefined; origin?: string | undefined; hasOurCookie: boolean }>

/**
 * A browser of today says it in `Sec-Fetch-Site`. An older one says it in `Origin`, unless (as our pages ask) it says nothing
 * of where it was: then a cookie of ours speaks, since none of ours is sent along from another site (SameSite=Lax).
 */
export function isSameOrigin(from: From, ours: string): boolean {
  if (from.site !== undefined) return from.site === 'same-origin'
  if (from.origin !== undefined && from.origin !== 'null') return from.origin === ours
  return from.hasOurCookie
}
