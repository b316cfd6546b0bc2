/** What arrives when a code is written. */
import { z } from 'zod'
import { codes, optionalText, text, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import type { Problem } from '#platform/problems.ts'
import type { BookCode } from './code-book.rules.ts'

export type CodeFormCode = 'name-missing' | 'name-too-long' | 'definition-missing' | 'definition-too-long' | 'example-too-long'
/** What can stand in the way, in the form and in the book. */
export type CodeProblem = Problem<CodeFormCode | BookCode | 'changed'>
const code = codes<CodeFormCode>()

/** It becomes the name of a theme, and stands in lists. */
const LONGEST_NAME = 100
/** Longer than this, it is several codes. */
export const LONGEST_DEFINITION = 600

const writing = z.object({
  version,
  name: text(code('name-missing'), code('name-too-long'), LONGEST_NAME),
  definition: text(code('definition-missing'), code('definition-too-long'), LONGEST_DEFINITION),
  example: optionalText(code('example-too-long'), LONGEST_DEFINITION),
})
export const readCodeOfBook = formReader<typeof writing, CodeFormCode>(writing)

const taking = z.object({ version })
export const readVersionOfBook = formReader<typeof taking, never>(taking)
