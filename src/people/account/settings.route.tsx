/** A person changes their name, how replies reach them, and their passkeys. */
import { readId } from '#platform/ids.ts'
import { NotThere, route, signedIn } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { findEmail } from '../email/email.queries.ts'
import { readButton } from '../sign-in/sign-in.form.ts'
import { tell } from '../told/told.queries.ts'
import { readName, readReplyWay } from './account.form.ts'
import { deletePasskey, findAccount, listPasskeys, rename, setReplyWay } from './account.queries.ts'
import { NamePage, PasskeysPage, ReplyWayPage } from './settings.view.tsx'
import { sayAccount } from './words/index.ts'

export const myName = route('/me/name', signedIn)

myName.get((c, { person }) => c.page(<NamePage called={person.called} />))

myName.post(async (c, { person }) =>
  write(c, readName, async (trx, { called }) => {
    await rename(trx, person.id, called)
    return done('/me', sayAccount('name.done', { called }))
  }, (typed, problems) => c.page(<NamePage called={person.called} typed={typed} problems={problems} />, 422)))

export const myReplies = route('/me/replies', signedIn)

myReplies.get(async (c, { person }) => c.page(<ReplyWayPage account={await findAccount(c.database, person.id, c.now)} />))

myReplies.post(async (c, { person }) =>
  write(c, readReplyWay, async (trx, { way, postal, phone }) => {
    if (way === 'email' && (await findEmail(trx, person.id)) === undefined) return refuse('way', 'email-first' as const)
    // Only what the chosen way needs is kept.
    await setReplyWay(trx, person.id, way, { page: undefined, email: undefined, letter: postal, call: phone }[way])
    return done('/me', sayAccount('reply.done'))
  }, async (typed, problems) => c.page(<ReplyWayPage account={await findAccount(c.database, person.id, c.now)} typed={typed} problems={problems} />, 422)))

export const myPasskeys = route('/me/passkeys', signedIn)

myPasskeys.get(async (c, { person }) => c.page(<PasskeysPage passkeys={await listPasskeys(c.database, person.id)} />))

export const removePasskey = route('/me/passkeys/:passkey/remove', signedIn)

removePasskey.post(async (c, { person }) =>
  write(c, readButton, async (trx) => {
    const id = readId<'passkey'>(c.param('passkey'))
    if (id === undefined || !(await deletePasskey(trx, person.id, id))) throw new NotThere()
    await tell(trx, person.id, 'passkey-removed', c.now)
    return done('/me/passkeys', sayAccount('keys.removed'))
  }, () => c.seeOther('/me/passkeys')))
