/** Writing CSV (RFC 4180) that a spreadsheet can open without running anything. Pure. */

/**
 * A cell that no spreadsheet takes for a formula: one that begins like a formula (also after spaces) gets an apostrophe before it,
 * which spreadsheets take as «this is text». OWASP, «CSV Injection»: = + - @, tab and carriage return.
 * @example neutral('=1+1') // "'=1+1"
 */
export const neutral = (text: string): string => (/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text)

/** Numbers are numbers, also negative ones; texts are made harmless and quoted where they need it. */
const cell = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = neutral(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV, with a mark at its beginning by which spreadsheets know that it is UTF-8. */
export const csv = (head: readonly string[], rows: Iterable<readonly (string | number | undefined)[]>): string => {
  return `\uFEFF${csvLines([head])}${csvLines(rows)}`
}

/** Rows of a table that is written part by part. */
export const csvLines = (rows: Iterable<readonly (string | number | undefined)[]>): string => Array.from(rows, (row) => `${row.map(cell).join(',')}\r\n`).join('')
