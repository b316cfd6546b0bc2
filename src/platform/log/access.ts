/** One line a request: which page, how it went, how long it took. Never the path itself, the query string or the person. */
import type { Answered } from '../http/app.ts'
import type { Log } from './log.ts'

/** Writes each answer to the log; its reference is the one that a 500 page shows. */
export const accessLine = (log: Log) => ({ method, route, status, queries, milliseconds, reference }: Answered): void => {
  log('request', { method, route, status, ms: Math.round(milliseconds * 10) / 10, queries, reference })
}
