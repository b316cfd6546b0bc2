/** Somebody opens the link that was sent to them, and presses its button. */
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { findLink, spendLink } from '../link/one-time-link.queries.ts'
import { comeIn } from '../session/coming-in.ts'
import { closeSession } from '../session/session.queries.ts'
import { noSessionCookie, readSessionToken } from '../session/session-cookie.ts'
import { unlessTooOften } from '../too-often.tsx'
import { localPath } from './next.rules.ts'
import { readButton } from './sign-in.form.ts'
import { DeadLinkPage, LinkPage } from './sign-in.view.tsx'
import { saySignIn } from './words/index.ts'

export const signInLink = route('/sign-in/link/:token', everybody)

signInLink.get(async (c) => {
  const link = await findLink(c.database, 'sign-in', c.param('token'))
  return link === undefined ? c.page(<DeadLinkPage />, 404) : c.page(<LinkPage />)
})

signInLink.post(async (c) =>
  unlessTooOften(c, { what: 'link', about: c.param('token') }, () =>
    comeIn(c, ({ open }) =>
      write(c, readButton, async (trx) => {
        const link = await spendLink(trx, 'sign-in', c.param('token'))
        if (link === undefined || link.person === null) return refuse('', 'dead' as const)
        await open(trx, link.person)
        return done(localPath(link.next ?? undefined, '/me'), saySignIn('done'))
      }, () => c.page(<DeadLinkPage />, 404)))))

export const signOut = route('/sign-out', everybody)

signOut.post(async (c) => {
  const token = readSessionToken(c.site, c.hono.req.header('cookie'))
  if (token !== undefined) await c.database.transaction((trx) => closeSession(trx, token))
  c.hono.header('set-cookie', noSessionCookie(c.site), { append: true })
  return c.seeOther('/', saySignIn('out'))
})
