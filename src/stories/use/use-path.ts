/** Where words of a story stand. */
import type { Spot } from './use.queries.ts'

/** @param caseStudy those who write a case study look at its draft */
export const usePath = (slug: string, { place, anchor }: Pick<Spot, 'place' | 'anchor'>, caseStudy: 'case-study' | 'case-study/draft' = 'case-study'): string => {
  if (place === 'library') return `/library/entries/${anchor}`
  const on = { 'case-study': caseStudy, journal: `journal/${anchor}`, agreement: `agreements/${anchor}`, outside: 'stories/outside' }[place]
  return `/initiatives/${slug}/${on}`
}
