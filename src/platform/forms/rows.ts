/** Several of the same fields, a row each: `meaning-0-words`, `meaning-0-by`, `meaning-1-words` … They are there without a script, some of them empty. */
import { z } from 'zod'

/** The name of a field in a row. */
export const rowField = (rows: string, at: number, part: string): string => `${rows}-${at}-${part}`

const isEmpty = (typed: unknown) => typed === undefined || (typeof typed === 'string' && typed.trim() === '')

/** The parts of one row, as they were typed; undefined where nothing was. */
function partsOf(fields: Readonly<Record<string, unknown>>, rows: string, at: number, parts: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  const typed = parts.map((part) => [part, fields[rowField(rows, at, part)]] as const).filter(([, value]) => !isEmpty(value))
  return typed.length === 0 ? undefined : Object.fromEntries(typed)
}

/**
 * A form with rows: everything that is wrong is said at once, each at its own field, and rows in which nothing was typed are left out.
 * @param row what one row holds: its fields one by one, what was left empty as undefined
 */
export const withRows = <Fields extends z.ZodType, Row extends z.ZodObject>(fields: Fields, rows: string, most: number, row: Row) =>
  z.record(z.string(), z.unknown()).transform((typed, check): Readonly<{ fields: z.output<Fields>; rows: readonly z.output<Row>[] }> => {
    const read = fields.safeParse(typed)
    for (const issue of read.error?.issues ?? []) check.issues.push({ ...issue, input: undefined })
    const found: z.output<Row>[] = []
    for (let at = 0; at < most; at += 1) {
      const parts = partsOf(typed, rows, at, Object.keys(row.shape))
      if (parts === undefined) continue
      const one = row.safeParse(parts)
      if (one.success) found.push(one.data)
      for (const issue of one.error?.issues ?? []) check.issues.push({ ...issue, path: [rowField(rows, at, String(issue.path[0] ?? ''))], input: undefined })
    }
    return read.success ? { fields: read.data, rows: found } : z.NEVER
  })
