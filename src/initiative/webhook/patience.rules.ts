/** How often another program is tried, and when it is let be. Pure. */

/** Minutes after each failed try: a server that is down for a night misses nothing. */
const AGAIN_MINUTES = [1, 5, 30, 120, 360, 720] as const

/** Failed tries in a row after which nobody is there any more, as far as we can tell. */
const MOST_FAILURES = 20

export type Next = Readonly<{ kind: 'told' }> | Readonly<{ kind: 'again'; inMinutes: number }> | Readonly<{ kind: 'given-up' }>

/** What follows from a try. Only 2xx says that it was taken: whoever moved has to be told of here. */
export function afterTry(called: Readonly<{ status?: number | undefined }>, tries: number): Next {
  if (called.status !== undefined && called.status >= 200 && called.status < 300) return { kind: 'told' }
  // «Gone» is an answer.
  const inMinutes = called.status === 410 ? undefined : AGAIN_MINUTES[tries - 1]
  return inMinutes === undefined ? { kind: 'given-up' } : { kind: 'again', inMinutes }
}

/** Whether a webhook is stopped after so many failed tries in a row. */
export const isOver = (failures: number, called: Readonly<{ status?: number | undefined }>): boolean => failures >= MOST_FAILURES || called.status === 410
