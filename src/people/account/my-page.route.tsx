/** A person looks at their own page, and signs out everywhere. */
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { type AnyRoute, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { noSessionCookie } from '../session/session-cookie.ts'
import { closeSessionsOf } from '../session/session.queries.ts'
import { readButton } from '../sign-in/sign-in.form.ts'
import { tell } from '../told/told.queries.ts'
import { findAccount } from './account.queries.ts'
import { MyPage } from './my-page.view.tsx'
import { sayAccount } from './words/index.ts'

/** A part of everybody's own page that a later module brings: what this person takes part in, what became of what they said. */
export type MyPart = (c: Context, person: SignedIn) => Promise<JSX.Element | undefined>

/** @param parts in the order in which they are shown */
export const myPageWith = (parts: readonly MyPart[]): AnyRoute =>
  route('/me', signedIn).get(async (c, { person }) => {
    const [account, ...shown] = await Promise.all([
      findAccount(c.database, person.id, c.now), ...parts.map((part) => part(c, person)),
    ])
    return c.page(<MyPage called={person.called} account={account} askedFor={person.mustLook === true} parts={shown.filter((part) => part !== undefined)} />)
  })

export const signOutEverywhere = route('/me/sign-out-everywhere', signedIn)

signOutEverywhere.post(async (c, { person }) => {
  const response = await write(c, readButton, async (trx) => {
    await closeSessionsOf(trx, person.id)
    await tell(trx, person.id, 'signed-out-everywhere', c.now)
    return done('/', sayAccount('signed-out-everywhere'))
  }, () => c.seeOther('/me'))
  response.headers.append('set-cookie', noSessionCookie(c.site))
  return response
})
