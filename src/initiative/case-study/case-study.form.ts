/** What arrives with the forms of the case study. */
import { z } from 'zod'
import { choice, codes, ids, optionalId, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import type { SentenceCode } from './case-study.rules.ts'
import { LONGEST_SENTENCE } from './draft-words.ts'
import { SECTIONS } from './tables.ts'

export type SentenceFormCode = Extract<SentenceCode, 'words-missing' | 'words-too-long' | 'section-missing' | 'source-unknown'>
const code = codes<SentenceFormCode>()
const sentence = z.object({
  section: choice(SECTIONS, code('section-missing')), words: text(code('words-missing'), code('words-too-long'), LONGEST_SENTENCE), source: optionalId<'source'>(code('source-unknown')), version,
})
export const readSentence = formReader<typeof sentence, SentenceFormCode>(sentence)

const quotation = z.object({ section: choice(SECTIONS, code('section-missing')), version })
/** A quotation can be moved, and says what its author says. */
export const readQuotation = formReader<typeof quotation, 'section-missing'>(quotation)

const move = z.object({ way: z.enum(['up', 'down']).catch('up') })
export const readMove = formReader<typeof move, never>(move)

export type QuotesFormCode = 'section-missing' | 'quote-unknown'
const quotes = z.object({ section: choice(SECTIONS, code('section-missing')), voices: ids<'item'>(codes<QuotesFormCode>()('quote-unknown')) })
export const readQuotes = formReader<typeof quotes, QuotesFormCode>(quotes)
