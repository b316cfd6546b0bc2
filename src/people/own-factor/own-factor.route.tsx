/** Somebody who is signed in shows that it is really them, before what is kept most closely is opened. */
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { readCode } from '#platform/secrets.ts'
import { findPersonByCode } from '../recovery/recovery-code.queries.ts'
import { readSessionToken } from '../session/session-cookie.ts'
import { localPath } from '../sign-in/next.rules.ts'
import { unlessTooOften } from '../too-often.tsx'
import { type OwnFactorFormCode, readOwnFactor } from './own-factor.form.ts'
import { hasOwnFactor, isCodeSettled, noteOwnFactor } from './own-factor.queries.ts'
import { HOLDS_HOURS } from './own-factor.rules.ts'
import { OwnFactorPage } from './own-factor.view.tsx'
import { sayOwnFactor } from './words/index.ts'

const tokenOf = (c: Context) => readSessionToken(c.site, c.hono.req.header('cookie'))

/** Where somebody has to show that it is them first; undefined where they have, in this session and not long ago. */
export async function askForOwnFactor(c: Context, next: string): Promise<Response | undefined> {
  const token = tokenOf(c)
  return token !== undefined && (await hasOwnFactor(c.database, token, c.now)) ? undefined : c.seeOther(`/me/prove?next=${encodeURIComponent(next)}`)
}

export const ownFactor = route('/me/prove', signedIn)

ownFactor.get((c) => c.page(<OwnFactorPage next={localPath(c.query('next'), '/me')} />))

ownFactor.post(async (c, { person }) => {
  const form = await readOwnFactor(c)
  return unlessTooOften(c, { what: 'recovery code', about: form.ok ? readCode(form.value.code) : undefined }, () =>
    write(c, readOwnFactor, async (trx, { code, next }) => {
      if ((await findPersonByCode(trx, code)) !== person.id) return refuse('code', 'code-unknown' as const)
      if (!(await isCodeSettled(trx, person.id, c.now))) return refuse('code', 'too-new' as const)
      const token = tokenOf(c)
      if (token !== undefined) await noteOwnFactor(trx, token, c.now)
      return done(next, sayOwnFactor('done', { hours: HOLDS_HOURS }))
    }, (typed, problems) => again(c, typed, problems)))
})

const again = (c: Context, typed: Typed, problems: readonly Problem<OwnFactorFormCode | 'too-new'>[]) =>
  c.page(<OwnFactorPage next={localPath(typed['next']?.[0], '/me')} problems={problems} />, 422)
