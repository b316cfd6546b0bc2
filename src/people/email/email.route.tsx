/** A person gives an e-mail address, confirms that it is theirs, or takes it off. */
import { everybody, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { queueMail } from '#platform/mail/mail.ts'
import { refuse } from '#platform/problems.ts'
import { LINK_MINUTES } from '../link/link-minutes.ts'
import { findLink, spendLink } from '../link/one-time-link.queries.ts'
import { readButton, readEmailForm } from '../sign-in/sign-in.form.ts'
import { DeadLinkPage } from '../sign-in/sign-in.view.tsx'
import { tell } from '../told/told.queries.ts'
import { unlessTooOften } from '../too-often.tsx'
import { listCalled } from '../called.queries.ts'
import { addressKey, confirmEmail, deleteEmail, findEmail } from './email.queries.ts'
import { ConfirmEmailPage, EmailPage } from './email.view.tsx'
import { sayEmail } from './words/index.ts'

export const myEmail = route('/me/email', signedIn)

myEmail.get(async (c, { person }) => c.page(<EmailPage email={await findEmail(c.database, person.id)} />))

/** A mistyped address reaches a stranger: a few letters, and no more. */
const MOST_LETTERS = 5

myEmail.post(async (c, { person }) => {
  const form = await readEmailForm(c)
  const about = form.ok ? addressKey(form.value.email) : undefined
  return unlessTooOften(c, { what: 'confirm e-mail', about, most: MOST_LETTERS }, () =>
    write(c, readEmailForm, async (trx, { email }) => {
      await queueMail(trx, { kind: 'confirm-email', to: email, person: person.id })
      return done('/me/email', sayEmail('sent', { minutes: LINK_MINUTES }))
    }, async (typed, problems) => c.page(<EmailPage email={await findEmail(c.database, person.id)} typed={typed} problems={problems} />, 422)))
})

export const removeEmail = route('/me/email/remove', signedIn)

removeEmail.post(async (c, { person }) =>
  write(c, readButton, async (trx) => {
    const before = await findEmail(trx, person.id)
    if (before !== undefined) await tell(trx, person.id, 'email-removed', c.now, before)
    await deleteEmail(trx, person.id)
    return done('/me/email', sayEmail('removed'))
  }, () => c.seeOther('/me/email')))

export const confirmMyEmail = route('/me/email/confirm/:token', everybody)

confirmMyEmail.get(async (c) => {
  const link = await findLink(c.database, 'confirm-email', c.param('token'))
  if (link === undefined || link.person === null || link.address === null) return c.page(<DeadLinkPage again="/me/email" />, 404)
  // Whose account it is: somebody else may have typed this address, to be given what is sent to it.
  const called = (await listCalled(c.database, [link.person])).get(link.person) ?? ''
  return c.page(<ConfirmEmailPage email={link.address} called={called} />)
})

confirmMyEmail.post(async (c) =>
  write(c, readButton, async (trx) => {
    const link = await spendLink(trx, 'confirm-email', c.param('token'))
    if (link === undefined || link.person === null || link.address === null) return refuse('', 'dead' as const)
    // Whoever held the address until now is told there too: a change that they did not make must not pass unseen.
    const before = await findEmail(trx, link.person)
    if (!(await confirmEmail(trx, link.person, link.address, c.now))) return refuse('', 'dead' as const)
    await tell(trx, link.person, 'email-confirmed', c.now, before ?? link.address)
    return done(c.person === undefined ? '/sign-in' : '/me', sayEmail('confirm.done'))
  }, () => c.page(<DeadLinkPage again="/me/email" />, 404)))
