/** What follows from a visit: how an address is, and when it is visited again. Pure. */
import type { Fault } from '#platform/outward/get-outward.ts'

/**
 * How an address is. `refused`: somebody is there and doesn't answer programs; `robots`: the site asks programs to stay away; `closed`:
 * it is no page of everybody's, so nobody goes there.
 */
export const LINK_STATES = ['unvisited', 'ok', 'moved', 'gone', 'refused', 'unreachable', 'robots', 'closed'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** The lists of the desk: what leads nowhere; what moved; what no program could visit; what somebody settled. */
export const WHICH = ['broken', 'moved', 'closed', 'settled'] as const
export type Which = (typeof WHICH)[number]

/** What came of a visit. `moved`: where it is now, for good. */
export type Outcome = Readonly<{ fault: Fault }> | Readonly<{ fault?: undefined; status: number; moved: string | undefined; etag: string | undefined; modified: string | undefined }>

/** What is known of an address before a visit. */
export type Known = Readonly<{ id: string; url: string; state: LinkState; since: Date | undefined; movedTo: string | undefined; tries: number; etag: string | undefined; modified: string | undefined; seenAt: Date | undefined }>
export type After = Omit<Known, 'id' | 'url'> & Readonly<{ status: number | undefined; fault: Fault | undefined; nextInDays: number }>

/** A site may be away for a night, a weekend, a week: it is asked again after so many days, and only then called broken. */
const RETRY_DAYS = [1, 2, 4]
const AGAIN_DAYS = 30
/** What is broken may come back. */
const BROKEN_AGAIN_DAYS = 14
/** So that what came in one file isn't visited in one night for ever. */
const SPREAD_DAYS = 8

export function afterVisit(known: Known, outcome: Outcome, now: Date): After {
  const spread = (Number.parseInt(known.id.slice(0, 2), 16) / 256) * SPREAD_DAYS
  const said = outcome.fault === undefined ? { status: outcome.status, fault: undefined } : { status: undefined, fault: outcome.fault }
  const marks = { etag: known.etag, modified: known.modified }
  const enter = (state: LinkState, movedTo?: string) => ({ state, movedTo, since: known.state === state && known.movedTo === movedTo && known.since !== undefined ? known.since : now })

  const found = stateAfter(outcome)
  if (found === 'ok' && outcome.fault === undefined) {
    const isNew = outcome.moved !== undefined && outcome.moved !== known.url
    // Nothing new there: what it said last time still holds.
    const kept = outcome.status === 304 ? marks : { etag: outcome.etag, modified: outcome.modified }
    return { ...enter(isNew ? 'moved' : 'ok', isNew ? outcome.moved : undefined), ...said, ...kept, tries: 0, seenAt: now, nextInDays: AGAIN_DAYS + spread }
  }
  if (found === 'robots' || found === 'closed') return { ...enter(found), ...said, ...marks, tries: 0, seenAt: known.seenAt, nextInDays: AGAIN_DAYS + spread }
  const retry = RETRY_DAYS[known.tries]
  const before = { state: known.state, since: known.since, movedTo: known.movedTo }
  return { ...(retry === undefined ? enter(found) : before), ...said, etag: undefined, modified: undefined, tries: known.tries + 1, seenAt: known.seenAt, nextInDays: retry ?? BROKEN_AGAIN_DAYS }
}

/** What one visit says by itself. */
function stateAfter(outcome: Outcome): Exclude<LinkState, 'unvisited' | 'moved'> {
  switch (outcome.fault) {
    case undefined:
      break
    case 'not-allowed':
      return 'robots'
    case 'address-private':
    case 'address-port':
    case 'address-unreadable':
      return 'closed'
    // A browser may know the one who signed, where we don't.
    case 'no-safe-line':
      return 'refused'
    case 'too-slow':
    case 'too-many-redirects':
    case 'no-such-name':
    case 'not-reached':
      return 'unreachable'
  }
  const { status } = outcome
  if ((status >= 200 && status < 300) || status === 304) return 'ok'
  if (status === 404 || status === 410) return 'gone'
  return status >= 400 && status < 500 ? 'refused' : 'unreachable'
}

/** Whether nobody answered at all: it may be that we can't be heard. */
export const isSilence = ({ fault }: Outcome): boolean => fault === 'no-such-name' || fault === 'not-reached' || fault === 'too-slow'

/** Whether asking in another way may bring another answer: some don't know the short question (HEAD), and some answer it wrongly. */
export const asksAgain = (outcome: Outcome): boolean => (outcome.fault === undefined ? stateAfter(outcome) !== 'ok' : outcome.fault === 'not-reached')

/** Whether it now leads to the first page of a site, where it led to something: what was meant may be gone. */
export const leadsHome = (from: string, to: string): boolean => URL.parse(to)?.pathname === '/' && URL.parse(to)?.search === '' && URL.parse(from)?.pathname !== '/'

/** Whether somebody could write to us who minds our visits. Where our own address leads nowhere, nobody is visited. */
export const saysWhoItIs = ({ hostname }: URL): boolean => hostname.includes('.') && !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[') && !/\.(localhost|local|internal|test|example|invalid)$/.test(hostname)
