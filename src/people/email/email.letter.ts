/** The letter by which somebody shows that an address is theirs. */
import type { LetterKind } from '#platform/mail/mail.ts'
import { LINK_MINUTES } from '../link/link-minutes.ts'
import { mintLink } from '../link/one-time-link.queries.ts'
import { sayEmail } from './words/index.ts'

export const confirmEmailLetter: LetterKind = {
  subject: () => sayEmail('letter.subject'),
  evenIfDead: true,
  text: async (trx, { to, person }, site) => {
    if (person === undefined) return undefined
    const token = await mintLink(trx, { kind: 'confirm-email', person, address: to })
    return sayEmail('letter.text', { site: site.name, address: new URL(`/me/email/confirm/${token}`, site.publicUrl).href, minutes: LINK_MINUTES })
  },
}
