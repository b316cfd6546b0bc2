/** The letter that tells somebody what happened to their account. It leads to their page and signs nobody in. */
import type { LetterKind } from '#platform/mail/mail.ts'
import { readTold } from './told.queries.ts'
import { sayTold } from './words/index.ts'

export const toldLetter: LetterKind = {
  subject: () => sayTold('letter.subject'),
  text: async (_trx, { ids }, site) => {
    const kind = readTold(ids['told'])
    if (kind === undefined) return undefined
    return sayTold('letter.text', { what: sayTold(`kinds.${kind}`), address: new URL('/me', site.publicUrl).href, site: site.name })
  },
}
