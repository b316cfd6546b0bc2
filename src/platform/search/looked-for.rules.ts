/** What somebody looks for, as they typed it: words, «words in a row», -not these, one or another. Pure. */
import { wordsIn } from './plain-words.rules.ts'

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
export const wantedWords = ({ any }: LookedFor): readonly string[] => [...new Set(any.flatMap(({ all }) => all.flat()))]
