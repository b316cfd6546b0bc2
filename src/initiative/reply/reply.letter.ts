/** The letter that tells somebody of a reply. It says that there is one, and leaves the words where they belong. */
import type { LetterKind } from '#platform/mail/mail.ts'
import { readId } from '#platform/ids.ts'
import { aboutPath } from './about-path.ts'
import { insertAttempt } from './delivery.queries.ts'
import { findRepliedBy } from './replied-to.queries.ts'
import { sayReply } from './words/index.ts'

export const replyLetter: LetterKind = {
  subject: () => sayReply('mail.subject'),
  text: async (trx, { ids }, site) => {
    const delivery = readId<'delivery'>(ids['delivery'])
    const replied = delivery === undefined ? undefined : await findRepliedBy(trx, delivery)
    if (replied === undefined) return undefined
    return sayReply('mail.text', { initiative: replied.initiative.title, address: new URL(aboutPath(replied), site.publicUrl).href, page: new URL('/me', site.publicUrl).href, site: site.name })
  },
  over: async (trx, { ids }, outcome) => {
    const delivery = readId<'delivery'>(ids['delivery'])
    if (delivery === undefined || (await findRepliedBy(trx, delivery)) === undefined) return
    await insertAttempt(trx, delivery, { told: outcome === 'sent', by: undefined, at: 'now' })
  },
}
