/** Somebody who is signed in shows that it is really them, before what is kept most closely is opened. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context, SignedIn } from '#platform/http/context.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { readCode } from '#platform/secrets.ts'
import { findPersonByCode } from '../recovery/recovery-code.queries.ts'
import { readSessionToken } from '../session/session-cookie.ts'
import { localPath } from '../sign-in/next.rules.ts'
import { unlessTooOften } from '../too-often.tsx'
import { type OwnFactorFormCode, readOwnFactor } from './own-factor.form.ts'
import { isCodeSettled, listOwnFactors, noteOwnFactor } from './own-factor.queries.ts'
import { HOLDS_HOURS } from './own-factor.rules.ts'
import { OwnFactorPage } from './own-factor.view.tsx'
import { sayOwnFactor } from './words/index.ts'

const tokenOf = (c: Context) => readSessionToken(c.site, c.hono.req.header('cookie'))

/** Where somebody shows that it is them, and goes on from there. */
export const ownFactorPath = (next: string): string => `/me/prove?next=${encodeURIComponent(next)}`

/** Where somebody has to show that it is them first; undefined where they have. */
export const askForOwnFactor = (c: Context, next: string): Response | undefined => (c.person?.proved === true ? undefined : c.seeOther(ownFactorPath(next)))

export const ownFactor = route('/me/prove', signedIn)

ownFactor.get((c, { person }) => showPage(c, person, c.query('next'), []))

ownFactor.post(async (c, { person }) => {
  const form = await readOwnFactor(c)
  return unlessTooOften(c, { what: 'recovery code', about: form.ok ? readCode(form.value.code) : undefined }, () =>
    write(c, readOwnFactor, async (trx, { code, next }) => {
      if ((await findPersonByCode(trx, code)) !== person.id) return refuse('code', 'code-unknown' as const)
      if (!(await isCodeSettled(trx, person.id, c.now))) return refuse('code', 'too-new' as const)
      const token = tokenOf(c)
      if (token !== undefined) await noteOwnFactor(trx, token, c.now)
      return done(next, sayOwnFactor('done', { hours: HOLDS_HOURS }))
    }, (typed, problems) => showPage(c, person, nextIn(typed), problems)))
})

const nextIn = (typed: Typed) => typed['next']?.[0]

async function showPage(c: Context, person: SignedIn, next: string | undefined, problems: readonly Problem<OwnFactorFormCode | 'too-new'>[]): Promise<Response> {
  return c.page(<OwnFactorPage next={localPath(next, '/me')} factors={await listOwnFactors(c.database, person.id)} now={c.now} problems={problems} />, problems.length > 0 ? 422 : 200)
}
