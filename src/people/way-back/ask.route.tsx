/** Somebody who lost every way in asks for help, waits, and comes in on the same device. */
import type { Context } from '#platform/http/context.ts'
import { everybody, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { newToken } from '#platform/secrets.ts'
import { recoveryCodePage } from '../joining/join-as-person.queries.ts'
import { makeRecoveryCode } from '../recovery/recovery-code.queries.ts'
import { comeIn } from '../session/coming-in.ts'
import { closeSessionsOf } from '../session/session.queries.ts'
import { readButton } from '../sign-in/sign-in.form.ts'
import { tell } from '../told/told.queries.ts'
import { unlessTooOften } from '../too-often.tsx'
import { readAsk } from './way-back.form.ts'
import { beginWayBack, endWaysBackTo, findMyWayBack } from './way-back.queries.ts'
import { AskPage, WaitPage } from './way-back.view.tsx'
import { sayWayBack } from './words/index.ts'

/** The secret by which this browser, and no other, comes in. */
const COOKIE = 'way-back'
const COOKIE_SECONDS = 8 * 24 * 60 * 60

export const askForHelp = route('/sign-in/help', everybody)

const mine = async (c: Context) => findMyWayBack(c.database, { key: c.site.secret, secret: c.cookie(COOKIE) ?? '', now: c.now })

/** Where things stand, or the form to begin with. */
const pageOf = async (c: Context, status: 200 | 422) => {
  const request = await mine(c)
  return c.page(request === undefined ? <AskPage /> : <WaitPage request={request} now={c.now} />, status)
}

askForHelp.get((c) => pageOf(c, 200))

askForHelp.post(async (c) =>
  unlessTooOften(c, { what: 'ask for help' }, () => {
    const secret = c.cookie(COOKIE) ?? newToken()
    c.setCookie(COOKIE, secret, { seconds: COOKIE_SECONDS })
    return write(c, readAsk, async (trx, { says }) => {
      await beginWayBack(trx, { key: c.site.secret, secret, says, now: c.now })
      return done('/sign-in/help')
    }, (typed, problems) => c.page(<AskPage typed={typed} problems={problems} />, 422))
  }))

export const comeBackIn = route('/sign-in/help/come-in', everybody)

comeBackIn.post(async (c) =>
  comeIn(c, ({ open, token }) =>
    write(c, readButton, async (trx) => {
      const request = await findMyWayBack(trx, { key: c.site.secret, secret: c.cookie(COOKIE) ?? '', now: c.now })
      if (request?.person === undefined || request.readyAt === undefined || request.readyAt > c.now) return refuse('', 'not-yet' as const)
      const { person } = request
      // A device that is lost or stolen must not stay signed in beside them.
      await closeSessionsOf(trx, person)
      await endWaysBackTo(trx, person)
      await open(trx, person)
      await makeRecoveryCode(trx, { secret: c.site.secret, person, token, now: c.now })
      await tell(trx, person, 'help-given', c.now)
      return done(recoveryCodePage('/me'), sayWayBack('done'))
    }, () => pageOf(c, 422))))
