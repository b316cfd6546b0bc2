/** The log: one JSON object a line. Names of things and ids of requests only; never a word, a name, an address or a query string. */

export type Line = Readonly<Record<string, string | number | boolean | undefined>>
export type Log = (what: string, facts?: Line) => void

/** Writes to standard error, so that standard output stays for people. */
export const logTo = (write: (line: string) => void, now: () => Date): Log => (what, facts = {}) => {
  write(`${JSON.stringify({ at: now().toISOString(), what, ...facts })}\n`)
}

/** What may be known of a fault: its class, its database code, and where it was thrown; its message may hold what people typed. */
export function describeFault(error: unknown): Line {
  if (!(error instanceof Error)) return { fault: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim()).join(' | ')
  return { fault: error.name, ...(code === undefined ? {} : { code }), where }
}
