/**
 * People's stories are kept sealed (AES-256-GCM). This is the only file that opens them. What it gives away can be shown on a page by
 * the components below, and can be read by nothing else: there is no way from `OpenedWords` to a text that could be logged, mailed,
 * counted, put into a file or kept a second time.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { FC } from 'hono/jsx'
import { Hidden, TextArea } from '#platform/page/form.tsx'
import { useFrame } from '#platform/page/frame.tsx'
import { Words } from '#platform/page/parts.tsx'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import { type Change, changesOf } from '../cut/changes.rules.ts'
import { type Mark, marksOf } from '../repeated/marks.ts'
import { wordMarksOf } from '../search/word-marks.ts'

/** Words as they are kept: `bytes` is nonce, tag and cipher text. */
export type Sealed = Readonly<{ keyId: string; bytes: Buffer }>

/** What sealed words are: the story and its version, or the draft and its question. Part of the seal, so that words can't be put in another's place. */
export type Place = Readonly<{ of: string; part: string }>

const NONCE = 12
const TAG = 16
const boundTo = ({ of, part }: Place, keyId: string) => Buffer.from(`${of}|${part}|${keyId}`)

export function seal(ring: KeyRing, text: string, place: Place): Sealed {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', ring.keyOf(ring.current), nonce).setAAD(boundTo(place, ring.current))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { keyId: ring.current, bytes: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) }
}

/** @throws where the words were changed, or moved from another place */
function unseal(ring: KeyRing, { keyId, bytes }: Sealed, place: Place): string {
  const opening = createDecipheriv('aes-256-gcm', ring.keyOf(keyId), bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(boundTo(place, keyId)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([opening.update(bytes.subarray(NONCE + TAG)), opening.final()]).toString('utf8')
}

/** Where an excerpt stands in a version's words. */
export type Excerpt = Readonly<{ begins: number; length: number }>

/** The way from opened words to text: known in this file only. */
let show: (words: OpenedWords, excerpt?: Excerpt) => string

/** A story's words, opened to be shown to somebody who may read them. */
export class OpenedWords {
  static {
    show = (words, excerpt) => (excerpt === undefined ? words.#text : words.#text.slice(excerpt.begins, excerpt.begins + excerpt.length))
  }

  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  /** Opens words, for a page that may show them: whoever calls this has asked whether that is so. */
  static open(ring: KeyRing, sealed: Sealed, place: Place): OpenedWords {
    return new OpenedWords(unseal(ring, sealed, place))
  }

  /** Words that somebody is typing now: from here on they are as closed as those that are kept. */
  static typed(text: string): OpenedWords {
    return new OpenedWords(text)
  }

  /** Where words that somebody copied stand in these; undefined where they don't. Line ends and spaces may differ. */
  find(copied: string): Excerpt | undefined {
    const parts = copied.split(/\s+/).filter((part) => part !== '').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const found = parts.length === 0 ? null : new RegExp(parts.join('\\s+')).exec(this.#text)
    return found === null ? undefined : { begins: found.index, length: found[0].length }
  }

  /** What the other text has otherwise, piece by piece; the pieces are as closed as these words. */
  changesTo(other: OpenedWords): readonly Changed[] {
    return changesOf(this.#text, other.#text).map(({ kind, text }) => ({ kind, words: new OpenedWords(text) }))
  }

  /** Whether the other text is the same but for spaces at its ends. */
  isSame(other: OpenedWords): boolean {
    return this.#text.trim() === other.#text.trim()
  }

  /** How many words it has. */
  count(): number {
    return this.#text.match(/\S+/g)?.length ?? 0
  }

  toString(): string {
    return 'sealed words'
  }

  toJSON(): string {
    return 'sealed words'
  }
}

/** A piece of two texts that are compared. */
export type Changed = Readonly<{ kind: Change['kind']; words: OpenedWords }>

/** The marks of sealed words under the ring's current key: what is seen of them elsewhere, and is no text. */
export const marksOfSealed = (ring: KeyRing, sealed: Sealed, place: Place): readonly Mark[] => marksOf(ring, ring.current, unseal(ring, sealed, place))

/** The marks by which an excerpt is found, under the ring's current key. */
export const marksToFind = (ring: KeyRing, words: OpenedWords, excerpt: Excerpt): readonly Mark[] => wordMarksOf(ring, ring.current, show(words, excerpt))

/** The same of words that are sealed. */
export const marksToFindSealed = (ring: KeyRing, sealed: Sealed, place: Place, excerpt: Excerpt): readonly Mark[] => marksToFind(ring, OpenedWords.typed(unseal(ring, sealed, place)), excerpt)

/** The same words under the ring's current key. */
export const sealAnew = (ring: KeyRing, sealed: Sealed, place: Place): Sealed => seal(ring, unseal(ring, sealed, place), place)

/** The same words, moved to another place, under the ring's current key. */
export const sealMoved = (ring: KeyRing, sealed: Sealed, from: Place, to: Place): Sealed => seal(ring, unseal(ring, sealed, from), to)

/** Codes that were sealed beside a story's words: they name no one and say little, but what they say is health data. */
export const sealCodes = (ring: KeyRing, codes: readonly string[], place: Place): Sealed => seal(ring, codes.join(' '), codesPlace(place))
export const openCodes = <Code extends string>(ring: KeyRing, sealed: Sealed, place: Place, known: readonly Code[]): readonly Code[] => {
  const kept = unseal(ring, sealed, codesPlace(place)).split(' ')
  return known.filter((code) => kept.includes(code))
}
export const sealCodesAnew = (ring: KeyRing, sealed: Sealed, place: Place): Sealed => sealAnew(ring, sealed, codesPlace(place))
const codesPlace = ({ of, part }: Place): Place => ({ of, part: `${part} notes` })

/** A consent can end by the clock: a page with a story's words is made anew for everybody. */
function shownNow(words: OpenedWords, excerpt?: Excerpt): string {
  useFrame().onlyNow = true
  return show(words, excerpt)
}

/** A story's words, or an excerpt of them, on a page. */
export const StoryWords: FC<Readonly<{ words: OpenedWords; excerpt?: Excerpt }>> = ({ words, excerpt }) => <Words text={shownNow(words, excerpt)} quoted />

/** A piece of a story's words within a line; whoever shows it keeps line ends by their style. */
export const StoryPiece: FC<{ words: OpenedWords }> = ({ words }) => <>{shownNow(words)}</>

type FieldProps = Readonly<{ words: OpenedWords | undefined; name: string; label: string; hint?: string | undefined; rows?: number; most?: number }>

/** A story's words to be changed, by whoever told it. */
export const StoryField: FC<FieldProps> = ({ words, ...field }) => <TextArea {...field} value={words === undefined ? undefined : show(words)} />

/** A story's words that go along unseen in a form of whoever is telling it. */
export const StoryHidden: FC<Readonly<{ words: OpenedWords; name: string }>> = ({ words, name }) => <Hidden name={name} value={show(words)} />
