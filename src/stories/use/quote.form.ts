/** What arrives when somebody quotes from a story. */
import { z } from 'zod'
import { codes, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type QuoteFormCode = 'words-missing' | 'words-too-long' | 'where-missing'
const code = codes<QuoteFormCode>()

/** More is no quotation. */
export const LONGEST_QUOTE = 2_000
const quote = z.object({ words: text(code('words-missing'), code('words-too-long'), LONGEST_QUOTE), where: text(code('where-missing'), code('where-missing'), 100) })
export const readQuote = formReader<typeof quote, QuoteFormCode>(quote)
