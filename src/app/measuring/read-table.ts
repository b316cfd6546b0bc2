/** A CSV file from somewhere else as rows of trimmed texts. */
import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { CommandProblem } from '../command-line.ts'

export type Texts = readonly (readonly string[])[]

/**
 * UTF-8, with or without a mark at the front; commas, semicolons or tabs, by the first line; any line ends; empty rows are left out.
 * @throws CommandProblem where there is no such file, or no table in it
 */
export async function readTable(path: string): Promise<Texts> {
  const bytes = await readFile(path).catch(() => { throw new CommandProblem(`Can't read «${path}». Check the name and the folder.`) })
  const table = parseTable(bytes)
  if (table.length === 0) throw new CommandProblem(`There is nothing in «${path}».`)
  return table
}

/** @throws CommandProblem */
export function parseTable(bytes: Uint8Array): Texts {
  const text = decode(bytes)
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').trimStart().split(/\r?\n|\r/, 1)
  // Where a land writes 1,5 there may be more commas than semicolons, and still they separate nothing.
  const delimiter = ['\t', ';'].find((mark) => first.includes(mark)) ?? ','
  try {
    const rows: string[][] = parse(text, { delimiter, trim: true, relax_column_count: true, skip_empty_lines: true })
    return rows.filter((row) => row.some((cell) => cell !== ''))
  } catch (error) {
    if (error instanceof CsvError) throw new CommandProblem("The file can't be read as a table. Check that every quotation mark is closed.")
    throw error
  }
}

function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\u0000')) return text
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw new CommandProblem("The file isn't text in UTF-8. In a spreadsheet program choose «Save as» and «CSV UTF-8».")
}
