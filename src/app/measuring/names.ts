/** Tells names of rows and columns from the values of a table, where nobody said which is which. Pure. */
import type { Texts } from './read-table.ts'

/** Which parts of a table are names. */
export const HEADERS = ['none', 'row', 'column', 'both'] as const
export type Header = (typeof HEADERS)[number]

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
export const isNumber = (cell: string): boolean => NUMBER.test(cell) && Number.isFinite(Number(cell))

/** 1,5 is a number of other lands, and nobody's name. */
const WITH_COMMA = /^[+-]?\d+,\d+$/

/** What people write above a column of names; two words with a stroke between them name the column and the row («rater1\rater2»). */
const HEADING = /^(observer|coder|rater|judge|annotator|subject|unit|item|story|case|id|name)s?$|^\w{2,}\s*[\\/]\s*\w{2,}$/i

/**
 * A row or column is names where no two in it are the same, none occurs among the values, and it isn't only numbers beside numbers. Where
 * nothing tells, everything is a value.
 */
export function findHeader(table: Texts): Header {
  const [first = [], ...below] = table
  const [corner = '', ...beside] = first
  if (below.length === 0) return !isNumber(corner) && beside.length > 0 && beside.every((cell) => cell === '' || isNumber(cell)) ? 'column' : 'none'
  const values = new Set(below.flatMap((row) => row.slice(1)).filter((cell) => cell !== ''))
  const numbers = [...values].every(isNumber)
  const areNames = (cells: readonly string[]) => cells.length > 0 && new Set(cells).size === cells.length
    && cells.every((cell) => cell !== '' && !values.has(cell) && !WITH_COMMA.test(cell)) && !(numbers && cells.every(isNumber))
  const row = areNames(beside)
  const column = areNames(below.map((cells) => cells[0] ?? ''))
  const heading = corner === '' ? row || column : HEADING.test(corner) && !values.has(corner)
  if (heading || (row && column)) return 'both'
  if (row) return 'row'
  return column && areNames([corner]) ? 'column' : 'none'
}

/** The values of a table without its names, each row as long as the longest. */
export function valuesIn(table: Texts, header: Header): Texts {
  const rows = table.slice(header === 'row' || header === 'both' ? 1 : 0).map((row) => row.slice(header === 'column' || header === 'both' ? 1 : 0))
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}

/** Rows as columns. */
export const transposed = (table: Texts): Texts => (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? ''))
