/** The letter with the link that signs somebody in. The link is made when the letter is sent, so that it is still fresh then. */
import type { LetterKind } from '#platform/mail/mail.ts'
import { findEmail } from '../email/email.queries.ts'
import { LINK_MINUTES } from '../link/link-minutes.ts'
import { mintLink } from '../link/one-time-link.queries.ts'
import { localPath } from './next.rules.ts'
import { saySignIn } from './words/index.ts'

export const signInLetter: LetterKind = {
  subject: () => saySignIn('letter.subject'),
  evenIfDead: true,
  text: async (trx, { to, person, ids }, site) => {
    // The address may have changed hands since it was asked for.
    if (person === undefined || (await findEmail(trx, person)) !== to) return undefined
    const token = await mintLink(trx, { kind: 'sign-in', person, next: localPath(ids['next'], '/me') })
    return saySignIn('letter.text', { site: site.name, address: new URL(`/sign-in/link/${token}`, site.publicUrl).href, minutes: LINK_MINUTES })
  },
}
