/** What of a case study is read: by everybody the same. Pure. Pages and programs are both made from this. */
import type { Claim } from '../happened/claim.rules.ts'
import type { PersonId } from '../tables.ts'
import { type Rests, kindOf, pathOf } from './rests.rules.ts'
import type { Sentence } from './sentence.queries.ts'
import { type Section, type SentenceId, SECTIONS } from './tables.ts'

/** Something that sentences rest on, numbered in the order in which they do. `path` is below the initiative's. */
export type NumberedSource = Readonly<{ number: number; kind: ReturnType<typeof kindOf>; words: string; path: string }>
export type Readable = Readonly<{
  id: SentenceId; section: Section
  kind: 'rests' | 'own' | 'quote' | 'taken-back'
  words: string
  source: NumberedSource | undefined
  claim: Claim | undefined
  /** Whoever said it and let their name stand beside it. */
  by?: string | undefined
}>

/**
 * Hidden or no longer open to all: not there, for nobody. Taken back, or no longer to be quoted: a mark.
 * @param called what those are called who are named beside what they said
 */
export function readableOf(sentences: readonly Sentence[], called: ReadonlyMap<PersonId, string> = new Map()): readonly Readable[] {
  const numbers = new Map<string, NumberedSource>()
  const ordered = SECTIONS.flatMap((section) => sentences.filter((one) => one.section === section))
  return ordered.flatMap(({ id, section, words, rests }): readonly Readable[] => {
    if (rests?.state === 'taken-back' || rests?.state === 'not-quoted') return [{ id, section, kind: 'taken-back', words: '', source: undefined, claim: undefined }]
    if (rests !== undefined && rests.state !== 'there') return []
    if (rests === undefined) return [{ id, section, kind: words === undefined || words === '' ? 'taken-back' : 'own', words: words ?? '', source: undefined, claim: undefined }]
    if (words === undefined && rests.kind === 'item') {
      return [{ id, section, kind: 'quote', words: rests.words, source: rests.onlyHere ? undefined : numberOf(numbers, rests), claim: rests.claim, by: rests.named === undefined ? undefined : called.get(rests.named) }]
    }
    const source = numberOf(numbers, rests)
    const claim = rests.kind === 'item' ? rests.claim : undefined
    return [{ id, section, kind: 'rests', words: words ?? '', source, claim }]
  })
}

function numberOf(numbers: Map<string, NumberedSource>, rests: Rests): NumberedSource {
  const known = numbers.get(rests.id)
  const made: NumberedSource = known ?? {
    number: numbers.size + 1, kind: kindOf(rests), words: rests.words, path: pathOf(rests),
  }
  numbers.set(rests.id, made)
  return made
}

/** Everything that is rested on, once, by number. */
export const sourcesOf = (sentences: readonly Readable[]): readonly NumberedSource[] => [...new Set(sentences.flatMap(({ source }) => source ?? []))].toSorted((one, other) => one.number - other.number)
