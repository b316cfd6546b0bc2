/** Answers requests: the stack that every one passes, in reading order, and the routes. */
import { randomUUID } from 'node:crypto'
import { type Context as HonoContext, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Database } from '../database/database.ts'
import { type Log, describeFault } from '../log/log.ts'
import type { Explaining } from '../page/explaining.ts'
import type { Frame } from '../page/frame.tsx'
import { cleanText } from '../text.ts'
import { type Locale, inLocale } from '../words/locale.ts'
import { Context, type SignedIn, type Site } from './context.ts'
import { NOTICE_COOKIE, VISIT_COOKIE, readCookie } from './cookies.ts'
import { answerClosed, faultPage, foreignForm, notFound, refuseToken, tooLarge } from './faults.tsx'
import { type AnyRoute, NotThere, TooMuch } from './routes.ts'
import { beginKeeping, keptPages } from './kept-pages.ts'
import { isSameOrigin } from './same-origin.ts'
import { secureHeaders } from './secure-headers.ts'
import { isAdding, readToken, whyNotByToken } from './token.ts'
import { addressWith, prefersData, twinsOf } from './twins.ts'

export type AppParts = Readonly<{
  site: Site
  database: Database
  routes: readonly AnyRoute[]
  /** Who sends this request, by the session cookie. One query at most. */
  findSignedIn(request: Request, database: Database): Promise<SignedIn | undefined>
  /** Whose token this is; without it no token opens anything. One query at most. */
  findByToken?: (token: string, database: Database) => Promise<SignedIn | undefined>
  asset(name: string): string
  now(): Date
  log: Log
  /** Which words are explained on this site: they are marked on public pages. */
  explaining?: Explaining
  /** Told of each answer: how tests count a page's queries, and metrics its time. */
  answered?: (answer: Answered) => void
  /** Mounted as it is, before the routes: static files, sign-in's own handler, health. */
  mount?: (hono: Hono) => void
  /** The pseudo-locale is for tests and translators. */
  pseudoLocale?: boolean
}>

export type Answered = Readonly<{ method: string; route: string; status: number; queries: number; milliseconds: number; reference: string }>

/** The largest form. A route that reads its body in a stream has its own limit. */
const LARGEST_BODY = 12 * 1024 * 1024

export function createApp(parts: AppParts): Hono {
  const hono = new Hono()
  // The language of the tests is nobody's page to keep.
  if (parts.pseudoLocale !== true) hono.use(keptPages({ database: parts.database, answered: (answer) => parts.answered?.({ ...answer, method: 'GET', reference: newReference() }) }))
  hono.use(secureHeaders(parts.site))
  parts.mount?.(hono)
  const limited = bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => withContext(parts, c, undefined, { path: 'too-large' }, tooLarge) })
  const twins = twinsOf(parts.routes)
  for (const route of parts.routes) {
    for (const method of route.methods()) {
      // Only what is sent to us can be too large; to look for it in a question would make a whole Request of each.
      if (method === 'POST' && route.streams !== true) hono.on(method, route.path, limited)
      const twin = method === 'GET' ? twins.get(route.path) : undefined
      hono.on(method, route.path, (c) => (twin === undefined ? come(parts, c, route, method) : comeToEither(parts, c, route, twin)))
    }
  }
  hono.notFound((c) => withContext(parts, c, undefined, { path: 'none' }, notFound))
  hono.onError((error, c) => (error instanceof HTTPException ? error.getResponse() : withContext(parts, c, undefined, { path: 'none' }, (context) => fault(parts, context, 'none', error))))
  return hono
}

const come = (parts: AppParts, c: HonoContext, route: AnyRoute, method: 'GET' | 'POST') => withContext(parts, c, method, route, (context) => enter(parts, context, route, method))

/** A page, or what it shows as data: whichever is asked for. Each says that the other is there. */
async function comeToEither(parts: AppParts, c: HonoContext, page: AnyRoute, twin: AnyRoute): Promise<Response> {
  const data = prefersData(c.req.header('accept'))
  const response = await come(parts, c, data ? twin : page, 'GET')
  const address = addressWith(twin.path, (name) => c.req.param(name))
  response.headers.append('vary', 'accept')
  if (response.ok) response.headers.append(data ? 'content-location' : 'link', data ? address : `<${address}>; rel="alternate"; type="application/json"`)
  return response
}

/** A form must come from our own pages, and what programs add by a token of somebody's; then the route's gate decides. */
async function enter(parts: AppParts, c: Context, route: AnyRoute, method: 'GET' | 'POST'): Promise<Response> {
  try {
    const why = readToken(c.hono) === undefined ? undefined : await whyNotByToken(c, route, method)
    if (why !== undefined) return refuseToken(c, why)
    if (method === 'POST' && !isAdding(route) && route.asks !== true && !cameFromUs(c)) return await foreignForm(c)
    if (method === 'GET' && route.keeps !== undefined && route.keeps.length > 0) await beginKeeping(c.hono, c.database, route.keeps, route.path)
    const answer = await route.answer(method, c)
    return answer instanceof Response ? answer : await answerClosed(c, answer)
  } catch (error) {
    if (error instanceof NotThere) return notFound(c)
    if (error instanceof TooMuch) return tooLarge(c)
    return fault(parts, c, route.path, error)
  }
}

const cameFromUs = (c: Context): boolean =>
  isSameOrigin(
    {
      site: c.hono.req.header('sec-fetch-site'),
      origin: c.hono.req.header('origin'),
      hasOurCookie: c.person !== undefined || readCookie(c.hono.req.header('cookie'), VISIT_COOKIE) !== undefined,
    },
    c.site.publicUrl.origin,
  )

function fault(parts: AppParts, c: Context, path: string, error: unknown): Response | Promise<Response> {
  parts.log('fault', { reference: c.reference, route: path, ...describeFault(error) })
  return faultPage(c)
}

/** Short enough to be read out on the phone. */
const newReference = () => randomUUID().slice(0, 8)

/** Makes the context of a request, answers within its language, and tells who listens how it went. */
async function withContext(parts: AppParts, hono: HonoContext, method: string | undefined, route: Pick<AnyRoute, 'path' | 'data'>, answer: (c: Context) => Response | Promise<Response>): Promise<Response> {
  const began = performance.now()
  let queries = 0
  const database = parts.database.counting(() => { queries += 1 })
  const locale = localeOf(parts, hono)
  const token = readToken(hono)
  // A token stands alone: a cookie beside it says nothing, and nothing either where programs add something.
  const person = await (token !== undefined ? parts.findByToken?.(token, database) : isAdding(route) ? undefined : parts.findSignedIn(hono.req.raw, database))
  const frame = frameOf(parts, hono, locale, person)
  const forProgram = token !== undefined || isAdding(route) || wantsData(hono, route)
  const reference = newReference()
  const noteFault = (error: unknown) => { parts.log('fault', { reference, route: route.path, ...describeFault(error) }) }
  const context = new Context({ hono, site: parts.site, database, person, now: parts.now(), frame, reference, forProgram, noteFault, explaining: parts.explaining, asked: () => queries, isStillSignedIn: () => isStillSignedIn(parts, hono, person) })
  const response = await inLocale(locale, async () => answer(context))
  parts.answered?.({ method: method ?? hono.req.method, route: route.path, status: response.status, queries, milliseconds: performance.now() - began, reference: context.reference })
  return response
}

async function isStillSignedIn(parts: AppParts, hono: HonoContext, person: SignedIn | undefined): Promise<boolean> {
  const now = await parts.findSignedIn(new Request(parts.site.publicUrl, { headers: { cookie: hono.req.header('cookie') ?? '' } }), parts.database)
  return now !== undefined && now.id === person?.id
}

/** A browser that a person holds asks for HTML, also at the address of data. */
function wantsData(hono: HonoContext, route: Pick<AnyRoute, 'data'>): boolean {
  const accepted = hono.req.header('accept') ?? ''
  return prefersData(accepted) || (!accepted.includes('text/html') && (route.data !== undefined || accepted.includes('json')))
}

function frameOf(parts: AppParts, hono: HonoContext, locale: Locale, person: SignedIn | undefined): Frame {
  const notice = readCookie(hono.req.header('cookie'), NOTICE_COOKIE)
  return {
    siteName: parts.site.name,
    origin: parts.site.publicUrl.origin,
    path: hono.req.path,
    locale,
    called: person?.called,
    administrator: person?.administrator ?? false,
    mustLook: person?.mustLook ?? false,
    notice: notice === undefined || notice === '' ? undefined : readNotice(notice),
    asset: parts.asset,
    explained: parts.explaining?.known(),
    hasForm: false,
  }
}

function readNotice(cookie: string): string | undefined {
  try {
    return cleanText(decodeURIComponent(cookie)).slice(0, 500)
  } catch {
    return undefined
  }
}

const localeOf = (parts: AppParts, hono: HonoContext): Locale =>
  parts.pseudoLocale === true && (hono.req.header('accept-language') ?? '').startsWith('en-XA') ? 'en-XA' : 'en'
