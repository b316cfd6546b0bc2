/** A person sees their new recovery code, to print it, and makes a new one when it is lost. */
import type { Context, SignedIn } from '#platform/http/context.ts'
import { route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { recoveryCodePage } from '../joining/join-as-person.queries.ts'
import { readSessionToken } from '../session/session-cookie.ts'
import { readButton } from '../sign-in/sign-in.form.ts'
import { localPath } from '../sign-in/next.rules.ts'
import { tell } from '../told/told.queries.ts'
import { NewRecoveryCodePage, RecoveryCodePage } from './recovery-code.view.tsx'
import { type CodeOf, findRecoveryCode, makeRecoveryCode } from './recovery-code.queries.ts'
import { sayRecovery } from './words/index.ts'

export const recoveryCode = route('/me/recovery-code', signedIn)

recoveryCode.get(async (c, { person }) => {
  const found = await findRecoveryCode(c.database, codeOf(c, person))
  return found?.code === undefined
    ? c.page(<NewRecoveryCodePage madeAt={found?.madeAt} next={localPath(c.query('next'), '/me')} />)
    : c.page(<RecoveryCodePage code={found.code} called={person.called} origin={c.site.publicUrl.origin} next={localPath(c.query('next'), '/me')} />)
})

recoveryCode.post(async (c, { person }) =>
  write(c, readButton, async (trx) => {
    await makeRecoveryCode(trx, codeOf(c, person))
    await tell(trx, person.id, 'code-made', c.now)
    return done(recoveryCodePage(localPath(c.query('next'), '/me')), sayRecovery('done'))
  }, () => c.seeOther('/me/recovery-code')))

const codeOf = (c: Context, { id }: SignedIn): CodeOf =>
  ({ secret: c.site.secret, person: id, token: readSessionToken(c.site, c.hono.req.header('cookie')) ?? '', now: c.now })
