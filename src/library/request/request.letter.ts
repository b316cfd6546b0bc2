/** The letter that brings somebody the answer to what they asked of the library. What they wrote themselves is not in it. */
import { readId } from '#platform/ids.ts'
import type { LetterKind } from '#platform/mail/mail.ts'
import { entryPath } from '../kind.ts'
import { findRequest } from './request.queries.ts'
import { sayRequest } from './words/index.ts'

export const requestAnswered: LetterKind = {
  subject: () => sayRequest('letter.subject'),
  text: async (trx, { ids }, site) => {
    const id = readId<'library-request'>(ids['request'])
    const request = id === undefined ? undefined : await findRequest(trx, id)
    if (request?.answered === undefined) return undefined
    const { outcome, words } = request.answered
    const entry = request.about ?? request.draft
    const there = entry?.state === 'published' ? new URL(entryPath(entry.kind, entry.slug), site.publicUrl).href : undefined
    const parts = [sayRequest(`letter.${request.kind}`), sayRequest(`outcomes.${outcome}`), words, there, sayRequest('letter.page', { address: new URL(`/library/requests/${request.id}`, site.publicUrl).href }), sayRequest(request.person === undefined ? 'letter.kept' : 'letter.chosen'), site.name]
    return [sayRequest('letter.hello'), ...parts].filter((part) => part !== undefined).join('\n\n')
  },
}
