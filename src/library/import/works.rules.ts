/** What becomes of the entries of a file of works. Pure. */
import type { EntryCode } from '../citation/csl.ts'
import type { Resource } from '../resource/resource.rules.ts'

/** `checking`: gone through, changing nothing; `waiting`, `running`: it is to come in, or does; `taking-back`: what came in goes again. */
export type FileState = 'arriving' | 'checking' | 'checked' | 'waiting' | 'running' | 'stopping' | 'stopped' | 'refused' | 'nothing-new' | 'done' | 'taking-back' | 'taken-back'

/** What is in the library already, and by what that was seen: `before` came in with a file, `twice` stands further up in this one. */
export const THERE = ['link', 'doi', 'title', 'before', 'twice'] as const
export type There = (typeof THERE)[number]
export type Verdict = 'fresh' | There | 'refused'

export type RowCode = EntryCode | 'not-a-resource' | 'words-held'

/** `also`: places of entries that come in although they seem to be there. */
export type Choices = Readonly<{ state: 'draft' | 'published'; leaveOut: boolean; also: readonly number[] | 'all' }>

/** How far a file was gone through. */
export type Tally = Readonly<{ read: number; fresh: number; there: number; refused: number }>
export const NOTHING_YET: Tally = { read: 0, fresh: 0, there: 0, refused: 0 }

export const isGoing = (state: FileState): boolean => state === 'checking' || state === 'waiting' || state === 'running' || state === 'stopping'

/** The same for the titles of one file as `library.main_title` is for those of the library, as nearly as needs be. */
const lettersOf = (title: string): string => title.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** By what two entries of one file are the same. @param addresses as `addressOf` knows them */
export const samenessOf = ({ title, published, doi }: Resource, addresses: readonly string[]): readonly string[] =>
  [...addresses.map((one) => `link:${one}`), ...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]), `title:${lettersOf(title)}:${published?.slice(0, 4) ?? ''}`]

/** Two titles are nearly the same: where one has a subtitle, the other has none or the same. */
export function isNearTitle(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  return a === b || (Math.min(a.length, b.length) >= 12 && (a.startsWith(b) || b.startsWith(a)))
}

/** Whether an entry comes in by these choices. */
export const comesIn = (verdict: Verdict, place: number, { also }: Pick<Choices, 'also'>): boolean =>
  verdict === 'fresh' || (verdict !== 'refused' && verdict !== 'before' && verdict !== 'twice' && (also === 'all' || also.includes(place)))
