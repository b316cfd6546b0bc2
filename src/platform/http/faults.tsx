/** What people, and the programs that they let ask for them, get when something is not there, not allowed, or went wrong. */
import { ForbiddenPage, ForeignFormPage, NotFoundPage, OurFaultPage, TooLargePage } from '../page/faults.view.tsx'
import { say } from '../words/index.ts'
import type { Context } from './context.ts'
import type { Closed } from './routes.ts'

type Answered = Response | Promise<Response>

/** What went wrong, for programs (RFC 9457). */
export function problemAnswer(c: Context, status: 400 | 401 | 403 | 404 | 410 | 413 | 415 | 422 | 429 | 500 | 503, title: string, more: Readonly<Record<string, unknown>> = {}): Response {
  c.hono.header('cache-control', 'no-store')
  c.hono.header('content-type', 'application/problem+json; charset=utf-8')
  return c.hono.body(`${JSON.stringify({ type: 'about:blank', title, status, ...more })}\n`, status)
}

/** One answer for «not there» and «not yours to see», so that nothing is given away. */
export const notFound = (c: Context): Answered => (c.forProgram ? problemAnswer(c, 404, say('data.not-found')) : c.page(<NotFoundPage signedIn={c.person !== undefined} />, 404))

export const foreignForm = (c: Context) => c.page(<ForeignFormPage />, 403)

export const tooLarge = (c: Context): Answered => (c.forProgram ? problemAnswer(c, 413, say('faults.too-large.title')) : c.page(<TooLargePage />, 413))

export const faultPage = (c: Context): Answered =>
  c.forProgram ? problemAnswer(c, 500, say('faults.ours.title'), { reference: c.reference }) : c.page(<OurFaultPage reference={c.reference} reading={c.hono.req.method === 'GET'} />, 500)

/** A token that opens nothing (any more), or nothing here; or one that asked too often. */
export function refuseToken(c: Context, why: 'token-unknown' | 'token-not-here' | 'token-reads' | 'token-too-often'): Response {
  if (why === 'token-unknown') c.hono.header('www-authenticate', 'Bearer error="invalid_token"')
  if (why === 'token-too-often') c.hono.header('retry-after', '60')
  return problemAnswer(c, ({ 'token-unknown': 401, 'token-not-here': 403, 'token-reads': 403, 'token-too-often': 429 } as const)[why], say(`data.${why}`))
}

export function answerClosed(c: Context, closed: Closed): Answered {
  if (c.forProgram) return closedToProgram(c, closed)
  switch (closed.closed) {
    case 'not-found':
      return notFound(c)
    case 'forbidden':
      return c.page(<ForbiddenPage who={closed.whoCan} />, 403)
    case 'sign-in':
      // A form that was sent can't be kept over signing in; the page it stands on can.
      return c.seeOther(`/sign-in?next=${encodeURIComponent(c.hono.req.path)}`)
  }
}

function closedToProgram(c: Context, closed: Closed): Answered {
  switch (closed.closed) {
    case 'not-found':
      return notFound(c)
    case 'forbidden':
      return problemAnswer(c, 403, say('faults.forbidden.who', { who: closed.whoCan }))
    case 'sign-in':
      c.hono.header('www-authenticate', 'Bearer')
      return problemAnswer(c, 401, say('data.sign-in'))
  }
}
