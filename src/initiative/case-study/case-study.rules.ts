/** What a sentence of a case study may say, and when it may be published. Pure. */
import type { Problem } from '#platform/problems.ts'
import { causalWords } from '../happened/claim.rules.ts'
import type { Design } from '../happened/tables.ts'
import { AUDIENCES, type Audience } from '../tables.ts'
import { isAsNarrow } from '../initiative.policy.ts'
import type { Section } from './tables.ts'

/** More than anybody reads. */
export const MOST_SENTENCES = 300

export const isPrinciple = (section: Section): boolean => section.startsWith('principle-')

/** A published page says the same to everybody who may read it: so it rests on what all of them may see. */
export const openToAllReaders = (openTo: Audience): readonly Audience[] => AUDIENCES.filter((audience) => isAsNarrow(openTo, audience))

export type SentenceCode = 'words-missing' | 'words-too-long' | 'section-missing' | 'source-unknown' | 'principle-needs-source' | 'causal' | 'most-sentences'

/**
 * @param rests what it rests on: nothing, something, or something with a figure and its design
 */
export function sentenceProblems({ section, words, rests }: Readonly<{ section: Section; words: string; rests: Readonly<{ design: Design | undefined }> | undefined }>): readonly Problem<SentenceCode>[] {
  const problems: Problem<SentenceCode>[] = []
  if (isPrinciple(section) && rests === undefined) problems.push({ field: 'source', code: 'principle-needs-source' })
  const speaksOfEffects = section === 'changed' || rests?.design !== undefined
  const carries = rests?.design === 'comparison' || rests?.design === 'randomised'
  if (speaksOfEffects && !carries && causalWords(words).length > 0) problems.push({ field: 'words', code: 'causal' })
  return problems
}

/** Those whose work it is: somebody who looks after it, and somebody else who takes part. */
export const mayBePublished = (consents: readonly Readonly<{ host: boolean }>[]): boolean => consents.length >= 2 && consents.some(({ host }) => host)
