/** What a group looks for in stories, and how that changes. Pure. */
import { type Refused, refuse } from '#platform/problems.ts'
import type { CodeId } from './tables.ts'

export type Code = Readonly<{ id: CodeId; name: string; definition: string; example: string | undefined }>

/** More than anybody keeps in mind while they read; a long book is coded badly. */
export const MOST_CODES = 60

export type BookCode = 'name-taken' | 'too-many'
export type Changed = Readonly<{ kind: 'changed'; codes: readonly Code[] }>

/** Puts a code in the book: in the place of the one with its id, or last. Two codes of one name could not be told apart. */
export function putCode(codes: readonly Code[], code: Code): Changed | Refused<BookCode> {
  const isNew = !codes.some(({ id }) => id === code.id)
  if (codes.some(({ id, name }) => id !== code.id && sameName(name, code.name))) return refuse('name', 'name-taken')
  if (isNew && codes.length >= MOST_CODES) return refuse('', 'too-many')
  return { kind: 'changed', codes: isNew ? [...codes, code] : codes.map((one) => (one.id === code.id ? code : one)) }
}

/** The book without a code. What was coded with it before stays with the version it was coded by. */
export const withoutCode = (codes: readonly Code[], id: CodeId): readonly Code[] => codes.filter((code) => code.id !== id)

/** Upper and lower case are the same, as with themes. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Whether a code still has to become a theme, or become one again: `item` is the theme that stands for it now. */
export const lacksTheme = (themes: readonly Readonly<{ code: CodeId; item: unknown }>[], code: CodeId): boolean => themes.every((one) => one.code !== code || one.item === undefined)
