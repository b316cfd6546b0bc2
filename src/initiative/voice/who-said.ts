/** Who said something, in words: for those who take part, and for nobody else. */
import type { Contributor } from '../thread/find-item.queries.ts'
import { sayVoice } from './words/index.ts'

/**
 * «Carer Example», «said by Jean, entered by Sam», «a member» where nobody knows any more. Never as what they said it: standpoints
 * could be counted one by one then, and small counts are hidden from members too (I-06, published-count).
 */
export function whoSaid({ called, saidBy, enteredBy, enteredByCalled, person, confirmed }: Contributor): string {
  const name = called ?? saidBy
  if (enteredBy === undefined) return name ?? sayVoice('who.member')
  const by = enteredByCalled ?? sayVoice('who.member')
  if (name === undefined) return sayVoice('who.entered', { by })
  return person !== undefined && !confirmed ? sayVoice('who.entered-for-unconfirmed', { who: name, by }) : sayVoice('who.entered-for', { who: name, by })
}
