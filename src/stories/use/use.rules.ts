/** Where words of a story can stand, and what a consent must say for that. Pure. */
import { type Audience, type Consent, type Need, covers, stateOf } from '../consent/consent.rules.ts'

/** The pages that quote stories (`library`: a case study there), and what is outside this site: a copy that somebody took along. */
export const QUOTE_PLACES = ['case-study', 'journal', 'agreement', 'library', 'outside'] as const
export type QuotePlace = (typeof QUOTE_PLACES)[number]

/** No page quotes more: whoever opens one reads all of them. */
export const MOST_ON_PAGE = 200

/** Which quotations stand on the same page as one: a case study is a page with all its sections. */
export const anchorOfPage = ({ place, anchor }: Readonly<{ place: QuotePlace; anchor: string }>): string | undefined => (place === 'case-study' ? undefined : anchor)

/** What everybody reads is another purpose than what those of an initiative read (I-03). */
export const needOf = (number: number, readers: Audience): Need => ({ number, purpose: readers === 'public' ? 'public-site' : 'initiative', audience: readers, channel: 'page' })

/** Whether words that rest on it may be found by the search: everybody reads them on a page anyway. */
export const isFoundByAll = ({ purpose, audience, channel }: Pick<Consent, 'purpose' | 'audience' | 'channel'>): boolean => purpose === 'public-site' && audience === 'public' && channel === 'page'

/** What a page shows where words of a story stood or stand. `not-here`: its readers are more, or others, than the teller agreed to. */
export type Shown = 'words' | 'taken-back' | 'over' | 'not-yet' | 'not-here'

export function shownOf(consent: Consent, need: Need, { now, deleted }: Readonly<{ now: Date; deleted: boolean }>): Shown {
  const state = stateOf(consent, now)
  if (deleted || state === 'taken-back') return 'taken-back'
  if (state === 'over') return 'over'
  if (state === 'waiting') return 'not-yet'
  return covers(consent, need, now) ? 'words' : 'not-here'
}
