/** Reads the bytes of a CSV file as a table of text. */
import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse/sync'
import type { Sheet } from './voice-rows.rules.ts'

export type SheetCode = 'not-text' | 'not-a-table' | 'empty' | 'too-many-rows'
export type ReadSheet = Readonly<{ kind: 'sheet'; sheet: Sheet; hash: string }> | Readonly<{ kind: 'unreadable'; code: SheetCode; line?: number }>

/** What one file may hold here; the whole year's voices come with a later version, in a stream. */
export const MOST_ROWS = 20_000
/** A survey asks some dozens of questions; a page that offers a million columns to choose from takes all the memory there is. */
const MOST_COLUMNS = 1_000

/** UTF-8, with or without a mark at the front; commas, semicolons or tabs between the columns, by the first line. */
export function readSheet(bytes: Uint8Array): ReadSheet {
  const text = decode(bytes)
  if (text === undefined) return { kind: 'unreadable', code: 'not-text' }
  try {
    const records: string[][] = parse(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, to: MOST_ROWS + 2 })
    const [headings, ...rest] = records
    if (headings === undefined || rest.length === 0) return { kind: 'unreadable', code: 'empty' }
    if (rest.length > MOST_ROWS) return { kind: 'unreadable', code: 'too-many-rows' }
    if (headings.length > MOST_COLUMNS) return { kind: 'unreadable', code: 'not-a-table' }
    return { kind: 'sheet', sheet: { headings: headings.map((heading) => heading.trim()), records: rest }, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 32) }
  } catch (error) {
    if (error instanceof CsvError) return { kind: 'unreadable', code: 'not-a-table', ...(typeof error['lines'] === 'number' ? { line: error['lines'] } : {}) }
    throw error
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? undefined : text
  } catch {
    return undefined
  }
}

/** A spreadsheet of a land that writes 1,5 separates columns with semicolons. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1)
  return [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
}
