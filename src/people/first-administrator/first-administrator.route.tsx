/** Whoever started the program opens the link that it printed, and becomes the first administrator. */
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { queueMail } from '#platform/mail/mail.ts'
import { refuse } from '#platform/problems.ts'
import { joinAsPerson, recoveryCodePage } from '../joining/join-as-person.queries.ts'
import { findLink, spendLink } from '../link/one-time-link.queries.ts'
import { comeIn } from '../session/coming-in.ts'
import { unlessTooOften } from '../too-often.tsx'
import { readFirst } from './first-administrator.form.ts'
import { becomeFirstAdministrator, hasAdministrator } from './first-administrator.queries.ts'
import { FirstAdministratorPage, NoFirstAdministratorPage } from './first-administrator.view.tsx'
import { sayFirst } from './words/index.ts'

export const firstAdministrator = route('/first-administrator/:token', everybody)

const DEAD = 'dead'

firstAdministrator.get(async (c) => {
  const works = (await findLink(c.database, 'first-administrator', c.param('token'))) !== undefined && !(await hasAdministrator(c.database))
  return works ? c.page(<FirstAdministratorPage />) : c.page(<NoFirstAdministratorPage />, 404)
})

firstAdministrator.post(async (c) => {
  const dead = () => c.page(<NoFirstAdministratorPage />, 404)
  return unlessTooOften(c, { what: 'link', about: c.param('token') }, () =>
    comeIn(c, (coming) =>
      write(c, readFirst, async (trx, { called, email }) => {
        const link = await spendLink(trx, 'first-administrator', c.param('token'))
        if (link === undefined) return refuse('', DEAD)
        const person = await joinAsPerson(trx, c, coming, called)
        if (!(await becomeFirstAdministrator(trx, person))) return refuse('', DEAD)
        if (email !== undefined) await queueMail(trx, { kind: 'confirm-email', to: email, person })
        return done(recoveryCodePage('/me'), sayFirst('done'))
      }, async (typed, problems) => {
        // A page whose link is over asks for no corrections.
        const readable = problems.flatMap(({ field, code }) => (code === DEAD ? [] : [{ field, code }]))
        const works = readable.length > 0 && (await findLink(c.database, 'first-administrator', c.param('token'))) !== undefined
        return works ? c.page(<FirstAdministratorPage typed={typed} problems={readable} />, 422) : dead()
      })))
})
