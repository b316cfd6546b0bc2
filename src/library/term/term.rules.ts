/** What a word that is explained says: the one shape for forms, the starting collection and the database. Pure. */
import { z } from 'zod'
import type { EntryKind, Reference } from '../kind.ts'
import { sayTerm } from './words/index.ts'

export const MOST_MEANINGS = 10
export const MOST_QUESTIONS = 20
export const MOST_SPELLINGS = 40
export const MOST_RELATED = 30
export const LONGEST = { line: 300, words: 3_000, word: 120 } as const

const line = (most: number) => z.string().trim().min(1).max(most)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000)

/** What else a word is used for: by whom, and where one reads it. */
const meaning = z.strictObject({ words: line(LONGEST.words), by: line(LONGEST.line).optional(), link: webAddress.optional() })

export const termSchema = z.strictObject({
  word: line(LONGEST.word),
  /** Other ways to write it, and its plural: found on pages as the word itself is. */
  spellings: z.array(line(LONGEST.word)).max(MOST_SPELLINGS).default([]),
  /** What we mean by it here, to work with. The first sentence must do by itself. */
  definition: line(LONGEST.words),
  meanings: z.array(meaning).max(MOST_MEANINGS).default([]),
  /** What people disagree about. A word without it is not marked as contested. */
  contested: line(LONGEST.words).optional(),
  /** For which longer thought it stands. A word without it is not marked as shorthand. */
  shorthand: line(LONGEST.words).optional(),
  related: z.array(slug).max(MOST_RELATED).default([]),
  questions: z.array(line(LONGEST.line)).max(MOST_QUESTIONS).default([]),
  /** Whether the word is marked where it stands on pages; one that everybody uses every day would only disturb. */
  marked: z.boolean().default(true),
})

export type Term = z.output<typeof termSchema>
export type Meaning = Term['meanings'][number]

/** The longest short definition that still reads as one sentence. */
const SHORT = 280

/** The first sentence of a definition: what is said where there is room for no more. */
export function shortOf(definition: string): string {
  const [first = ''] = definition.split(/\n/)
  const sentence = /^.*?[.?!](?=\s+\p{Lu}|$)/u.exec(first)?.[0] ?? first
  return sentence.length <= SHORT ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', SHORT)).trimEnd()} …`
}

const facet = (name: string, is: boolean) => (is ? [`term:${name}`] : [])

export const term: EntryKind<'term', Term> = {
  kind: 'term', schema: termSchema, byAnybody: false, staysTheirs: false,
  titleOf: ({ word }) => word,
  references: ({ related }) => related.map((slug): Reference => ({ relation: 'related', kind: 'term', slug })),
  findable: (one) => ({
    about: one.spellings.join(', '),
    text: [one.definition, one.contested, one.shorthand, ...one.meanings.map(({ words }) => words), ...one.questions].filter((words) => words !== undefined).join('\n'),
    facets: [...facet('contested', one.contested !== undefined), ...facet('shorthand', one.shorthand !== undefined)],
  }),
  links: ({ meanings }) => meanings.flatMap(({ link }) => (link === undefined ? [] : [link])),
  lines: (one) => [
    [sayTerm('word'), one.word],
    [sayTerm('spellings'), one.spellings.join('\n')],
    [sayTerm('definition'), one.definition],
    [sayTerm('contested.what'), one.contested ?? ''],
    [sayTerm('shorthand.what'), one.shorthand ?? ''],
    [sayTerm('meanings'), one.meanings.map(({ words, by, link }) => [words, by, link].filter((part) => part !== undefined).join(' – ')).join('\n')],
    [sayTerm('related'), one.related.join('\n')],
    [sayTerm('questions'), one.questions.join('\n')],
    [sayTerm('marked'), one.marked ? sayTerm('marked-yes') : sayTerm('marked-no')],
  ],
}
