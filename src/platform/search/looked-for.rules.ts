/** What somebody looks for, as they typed it: words, «words in a row», -not these, one or another. Pure. */
import { joinWords, wordsIn } from './plain-words.rules.ts'

/** Plain words that stand in a row; most often one. */
export type Phrase = readonly string[]

/** All of some, and none of others. */
export type Wanted = Readonly<{ all: readonly Phrase[]; none: readonly Phrase[] }>

/** What was typed, and any of what it may mean. The same as PostgreSQL's `websearch_to_tsquery` makes of it. */
export type LookedFor = Readonly<{ typed: string; any: readonly Wanted[] }>

const PART = /(-?)"([^"]*)"?|(\S+)/g

/** @example readLookedFor('bus "day centre" -taxi').any // one: all of bus, day centre; none of taxi */
export function readLookedFor(typed: string): LookedFor {
  const any: { all: Phrase[]; none: Phrase[] }[] = [{ all: [], none: [] }]
  for (const [, minus = '', quoted, bare = ''] of typed.matchAll(PART)) {
    if (quoted === undefined && bare.toLowerCase() === 'or') any.push({ all: [], none: [] })
    else {
      const phrase = wordsIn(quoted ?? bare).map(({ plain }) => plain)
      const isNot = quoted === undefined ? bare.startsWith('-') : minus === '-'
      if (phrase.length > 0) any.at(-1)?.[isNot ? 'none' : 'all'].push(phrase)
    }
  }
  return { typed, any: any.filter(({ all }) => all.length > 0) }
}

/** Every word that is looked for, once. */
export const wantedWords = ({ any }: LookedFor): readonly string[] => [...new Set(any.flatMap(({ all }) => joined(all.flat())))]

/** As in the index, «co» is one word with what follows. */
const joined = (words: readonly string[]): readonly string[] => words.flatMap((word, at) => (word === 'co' && at + 1 < words.length ? [] : words[at - 1] === 'co' ? [`co${word}`] : [word]))

/** The same for the database, whose `websearch_to_tsquery` reads it: words in quotes stand in a row, those that a hyphen divides need not. */
export type Question = Readonly<{
  text: string
  /** Without its last word, and that word: it may be the beginning of one that is still being typed. Undefined where nothing is. */
  begun: Readonly<{ rest: string; last: string }> | undefined
  /** Any of its words, where all of them find nothing; undefined where there is one. */
  some: string | undefined
}>

/** Shorter beginnings are of too many words. */
const BEGUN = 2

export function questionOf(typed: string): Question {
  const parts = [...typed.matchAll(PART)].flatMap(([, minus = '', quoted, bare = '']) => {
    const words = joinWords(quoted ?? bare).map(({ plain }) => plain).join(' ')
    const isNot = quoted === undefined ? bare.startsWith('-') : minus === '-'
    return words === '' ? [] : [isNot ? `-"${words}"` : quoted === undefined ? words : `"${words}"`]
  })
  const text = parts.join(' ')
  const words = joinWords(text.replace(/-?"[^"]*"/g, ' ')).map(({ plain }) => plain)
  const last = words.at(-1) ?? ''
  const isBegun = last.length >= BEGUN && /[\p{L}\p{N}]$/u.test(typed) && text.endsWith(last) && last !== 'or'
  const all = wantedWords(readLookedFor(typed))
  return {
    text, begun: isBegun ? { rest: text.slice(0, -last.length).trim(), last } : undefined,
    some: all.length > 1 ? [all.join(' or '), ...parts.filter((part) => part.startsWith('-'))].join(' ') : undefined,
  }
}
