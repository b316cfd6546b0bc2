/** Programs that ask for somebody, with a token of theirs: where such a token is taken, and how often. */
import type { Context as HonoContext } from 'hono'
import { mayTry } from '../limits.ts'
import type { Context } from './context.ts'
import type { AnyRoute } from './routes.ts'

/** The token of `Authorization: Bearer …`; another scheme is a proxy's own affair. */
export const readToken = (hono: HonoContext): string | undefined => /^Bearer +(\S+) *$/i.exec(hono.req.header('authorization') ?? '')?.[1]

/** Whether programs add something there: only they, for no cookie opens it. */
export const isAdding = ({ data }: Pick<AnyRoute, 'data'>): boolean => data?.body !== undefined

/** Ten a second on average: enough to follow everything, and too few to keep others waiting. */
const MOST_A_MINUTE = 600

/** Why a token opens nothing here: it is none; it reads data, or adds something where its person let it, and does nothing else; or it has asked too often. */
export async function whyNotByToken(c: Context, route: Pick<AnyRoute, 'data'>, method: 'GET' | 'POST'): Promise<'token-unknown' | 'token-not-here' | 'token-reads' | 'token-too-often' | undefined> {
  const token = c.person?.token
  if (token === undefined) return 'token-unknown'
  if (route.data === undefined || (method === 'POST') !== isAdding(route)) return 'token-not-here'
  if (isAdding(route) && !token.mayAdd) return 'token-reads'
  return (await mayTry(c.database, { what: 'token', who: token.id, most: MOST_A_MINUTE, withinSeconds: 60 })) ? undefined : 'token-too-often'
}
