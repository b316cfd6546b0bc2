/** Somebody signs in: by a link sent to their e-mail address, or with their recovery code. A passkey needs a script, see passkey/. */
import type { Context } from '#platform/http/context.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { queueMail } from '#platform/mail/mail.ts'
import { refuse } from '#platform/problems.ts'
import { readCode } from '#platform/secrets.ts'
import { addressKey, findPersonByEmail } from '../email/email.queries.ts'
import { isCodeSettled, noteOwnFactor } from '../own-factor/own-factor.queries.ts'
import { findPersonByCode } from '../recovery/recovery-code.queries.ts'
import { comeIn } from '../session/coming-in.ts'
import { tell } from '../told/told.queries.ts'
import { unlessTooOften } from '../too-often.tsx'
import { localPath } from './next.rules.ts'
import { readCodeForm, readEmailForm } from './sign-in.form.ts'
import { SentPage, SignInPage } from './sign-in.view.tsx'
import { saySignIn } from './words/index.ts'

const sendsMail = (c: Context) => c.site.sendsMail ?? true

export const signIn = route('/sign-in', everybody)

signIn.get(async (c) => {
  const next = localPath(c.query('next'), '/me')
  return c.person === undefined ? c.page(<SignInPage next={next} sendsMail={sendsMail(c)} />) : c.seeOther(next)
})

/** Enough for a mail that does not come and a typing error or two. */
const MOST_LINKS = 5

signIn.post(async (c) => {
  const form = await readEmailForm(c)
  const about = form.ok ? addressKey(form.value.email) : undefined
  return unlessTooOften(c, { what: 'sign-in link', about, most: MOST_LINKS }, () =>
    write(c, readEmailForm, async (trx, { email, next }) => {
      const known = await findPersonByEmail(trx, email)
      // The answer is the same either way: who is here is nobody's business.
      if (known !== undefined) await queueMail(trx, { kind: 'sign-in-link', to: known.address, person: known.person, ids: { next } })
      return done('/sign-in/sent')
    }, (typed, emailProblems) => c.page(<SignInPage next={localPath(typed['next']?.[0], '/me')} sendsMail={sendsMail(c)} typed={typed} emailProblems={emailProblems} />, 422)))
})

export const signInSent = route('/sign-in/sent', everybody).get((c) => c.page(<SentPage />))

export const signInWithCode = route('/sign-in/code', everybody)

signInWithCode.get((c) => c.seeOther('/sign-in'))

signInWithCode.post(async (c) => {
  const form = await readCodeForm(c)
  const about = form.ok ? readCode(form.value.code) : undefined
  return unlessTooOften(c, { what: 'recovery code', about }, () => enterCode(c))
})

const enterCode = (c: Context) =>
  comeIn(c, ({ open, token }) =>
    write(c, readCodeForm, async (trx, { code, next }) => {
      const person = await findPersonByCode(trx, code)
      if (person === undefined) return refuse('code', 'code-unknown' as const)
      await open(trx, person)
      if (await isCodeSettled(trx, person, c.now)) await noteOwnFactor(trx, token, c.now)
      await tell(trx, person, 'code-used', c.now)
      return done(next, saySignIn('code-used'))
    }, (typed, codeProblems) => c.page(<SignInPage next={localPath(typed['next']?.[0], '/me')} sendsMail={sendsMail(c)} typed={typed} codeProblems={codeProblems} />, 422)))
