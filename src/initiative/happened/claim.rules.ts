/**
 * What a claim may say. Pure. A claim's verb is limited by its design (domain.md, I-14; Nesta's
 * Standards of Evidence ask for a comparison, their level 3, before anybody speaks of causes): without others to compare with, a
 * claim can say what came after what, or what went together with what.
 *
 * It knows common English words of cause and their forms. It does not understand sentences: «did not cause» is refused as well
 * (what was not shown to cause was not shown not to), and a cause said in other words passes. A reader still has to think.
 */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Design } from './tables.ts'

/** Words of cause with all their forms, each a pattern of whole words. */
const CAUSAL: readonly RegExp[] = [
  /\bcaus(?:e|es|ed|ing|al|ally|ation)\b/gi,
  /\b(?:be)?cause of\b|\bbecause\b/gi,
  /\b(?:leads?|leading|led)[ -](?:\w+ )?to\b/gi,
  /\bresult(?:s|ed|ing)? (?:\w+ly )?(?:in|from)\b/gi,
  /\b(?:as a|with the|the) (?:direct )?(?:result|consequence)(?: of| that)?\b/gi,
  /\b(?:consequently|in consequence|therefore|thereby|hence)\b/gi,
  // «Due to leave at ten» is a timetable.
  /\b(?:thanks|owing|due) (?:\w+ly )?to\b(?! (?:arrive|be|begin|close|come|end|finish|go|leave|meet|open|run|start)\b)/gi,
  /\bon account of\b/gi,
  /\bbr(?:ings?|inging|ought) (?:\w+ )?about\b/gi,
  /\bg(?:ives?|iving|ave|iven) rise to\b/gi,
  /\b(?:stems?|stemmed|stemming|arises?|arose|arising) from\b/gi,
  /\bcontribut(?:es?|ed|ing|ions?) (?:\w+ )?to\b/gi,
  /\bhelp(?:s|ed|ing)? (?:\w+ ){0,2}(?:to )?(?:reduce|cut|lower|shorten|prevent|avoid|improve|increase|raise|bring)\b/gi,
  /\b(?:prevent|avert|trigger|enabl)(?:e?s|e|ed|ing)?\b/gi,
  /\bdr(?:ives?|iving|ove|iven) (?:\w+ ){0,3}(?:down|up)\b/gi,
  /\b(?:proves?|proved|proven|proving|proof|shows?|showed|shown) (?:that )?(?:it|this|the \w+) (?:works?|worked|helps?|helped)\b/gi,
  /\b(?:proves?|proved|proven|proving|proof) (?:that|of)\b/gi,
  /\b(?:responsible for|attributable to|attribut(?:e|es|ed|ing) (?:\w+ )?to|credit(?:ed)? (?:to|with)|the (?:effect|impact) of|the reasons? (?:for|why))\b/gi,
  /\b(?:had|has|have|having|with) an? (?:\w+ )?(?:effect|impact) on\b|\bimpact(?:s|ed|ing) (?:up)?on\b/gi,
  /\bma(?:de|kes?|king) (?:\w+ ){0,3}(?:fewer|less|more|better|worse|safer|faster|quicker|easier|happier|healthier|a (?:\w+ )?difference)\b/gi,
]

/**
 * The words of cause in a text, in the order in which they stand, each once, as they were written.
 * @example causalWords('It led to fewer falls') // ['led to']
 */
export function causalWords(text: string): readonly string[] {
  const found = CAUSAL.flatMap((pattern) => [...text.replace(/\s+/g, ' ').matchAll(pattern)].map((match) => ({ at: match.index, words: match[0] })))
  return [...new Set(found.toSorted((one, other) => one.at - other.at).map(({ words }) => words.toLowerCase()))]
}

/** The designs that can carry a word of cause. */
export const carriesCause = (design: Design): boolean => design === 'comparison' || design === 'randomised'

/** A claim as it is typed: every part may still be missing. */
export type DraftClaim = Readonly<{
  words: string | undefined; design: Design | undefined; people: number | undefined; period: string | undefined; limits: string | undefined
}>
export type Claim = Readonly<{ words: string; design: Design; people: number; period: string; limits: string }>

export type ClaimCode = 'claim-missing' | 'claim-causal' | 'design-missing' | 'people-missing' | 'period-missing' | 'limits-missing'
export type ClaimDecision = Readonly<{ kind: 'agreed'; claim: Claim | undefined }> | Refused<ClaimCode>

/** No claim, or a whole one: how it was found, from how many people, over which time, and what it can't show (I-23). */
export function decideClaim(draft: DraftClaim): ClaimDecision {
  const { words, design, people, period, limits } = draft
  if (Object.values(draft).every((part) => part === undefined)) return { kind: 'agreed', claim: undefined }
  const problems: Problem<ClaimCode>[] = []
  if (words === undefined) problems.push({ field: 'claim', code: 'claim-missing' })
  if (words !== undefined && design !== undefined && !carriesCause(design) && causalWords(words).length > 0) problems.push({ field: 'claim', code: 'claim-causal' })
  if (design === undefined) problems.push({ field: 'design', code: 'design-missing' })
  if (people === undefined) problems.push({ field: 'people', code: 'people-missing' })
  if (period === undefined) problems.push({ field: 'period', code: 'period-missing' })
  if (limits === undefined) problems.push({ field: 'limits', code: 'limits-missing' })
  if (words === undefined || design === undefined || people === undefined || period === undefined || limits === undefined || problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'agreed', claim: { words, design, people, period, limits } }
}
