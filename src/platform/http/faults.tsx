/** What people get when something is not there, not allowed, or went wrong. */
import { ForbiddenPage, ForeignFormPage, NotFoundPage, OurFaultPage, TooLargePage } from '../page/faults.view.tsx'
import type { Context } from './context.ts'
import type { Closed } from './routes.ts'

/** One page for «not there» and «not yours to see», so that nothing is given away. */
export const notFound = (c: Context) => c.page(<NotFoundPage signedIn={c.person !== undefined} />, 404)

export const foreignForm = (c: Context) => c.page(<ForeignFormPage />, 403)

export const tooLarge = (c: Context) => c.page(<TooLargePage />, 413)

export const faultPage = (c: Context) => c.page(<OurFaultPage reference={c.reference} reading={c.hono.req.method === 'GET'} />, 500)

export function answerClosed(c: Context, closed: Closed): Response | Promise<Response> {
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
