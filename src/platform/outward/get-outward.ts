/**
 * Visits a page elsewhere: for a few seconds, as much of it as is wanted, wherever it sends us on to, and never inside a network that is
 * not everybody's. Says who we are, and nothing of whoever asked: no cookies, and not where the address was found.
 */
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { MIMEType } from 'node:util'
import { type VisitProblem, visitProblem } from './outward.rules.ts'
import { type Reach, isNumberOutside, lookUpWithin } from './reach.ts'
import { PACKED, readBody } from './read-body.ts'

export type Visit = Readonly<{
  /** Who we say that we are. */
  as: string
  method?: 'GET' | 'HEAD'
  accept?: string
  /** What was seen last time: who has nothing new then says 304. */
  etag?: string | undefined
  modified?: string | undefined
  /** How much of what it says is kept; nothing unless said. */
  mostBytes?: number
  longestMs?: number
  /** Asked before each step, also for where we are sent on to. */
  mayGo?: (url: URL) => Promise<boolean>
}>

/** Why nobody answered. `not-allowed`: whoever asked did not want to go there. */
export type Fault = VisitProblem | 'too-slow' | 'too-many-redirects' | 'no-such-name' | 'no-safe-line' | 'not-reached' | 'not-allowed'

export type Answered = Readonly<{
  /** Where the answer came from in the end. */
  url: URL
  /** Where we were sent on to for good, as far as it was for good. */
  moved: URL | undefined
  status: number
  /** E.g. `text/html`; empty where nothing that is one was said. */
  type: string
  charset: string | undefined
  bytes: Buffer
  whole: boolean
  etag: string | undefined
  modified: string | undefined
}>

export type Visited = Readonly<{ fault: Fault; answer?: undefined }> | Readonly<{ fault?: undefined; answer: Answered }>

/** A page that says nothing for so long is not there for a person either. */
const LONGEST_MS = 15_000
const CONNECT_MS = 6_000
const MOST_REDIRECTS = 5
const MOST_HEADERS = 16_384
/** A mark that is longer is not kept. */
const LONGEST_MARK = 300

/** Never throws. Everything that is true of the first address is asked again of each that we are sent on to. */
export async function getOutward(first: URL, visit: Visit, reach: Reach): Promise<Visited> {
  const signal = AbortSignal.timeout(visit.longestMs ?? LONGEST_MS)
  let url = first
  let moved: URL | undefined
  let forGood = true
  for (let steps = 0; steps <= MOST_REDIRECTS; steps += 1) {
    const problem = isNumberOutside(url, reach) ? 'address-private' : visitProblem(url, reach.ports)
    if (problem !== undefined) return { fault: problem }
    if (visit.mayGo !== undefined && !(await visit.mayGo(url))) return { fault: 'not-allowed' }
    const got = await step(url, visit, reach, signal)
    if ('fault' in got) return got
    if (!('to' in got)) return { answer: { ...got, url, moved } }
    forGood &&= got.forGood
    if (forGood) moved = got.to
    url = got.to
  }
  return { fault: 'too-many-redirects' }
}

type Step = Readonly<{ fault: Fault }> | Readonly<{ to: URL; forGood: boolean }> | Omit<Answered, 'url' | 'moved'>

class TooSlow extends Error {
  override readonly name = 'TimeoutError'
}

async function step(url: URL, visit: Visit, reach: Reach, signal: AbortSignal): Promise<Step> {
  return new Promise<Step>((resolve) => {
    const send = url.protocol === 'https:' ? requestTls : requestPlain
    const call = send(url, { method: visit.method ?? 'GET', headers: headersOf(visit), agent: false, signal, lookup: lookUpWithin(reach), maxHeaderSize: MOST_HEADERS }, (answer) => {
      readAnswer(url, answer, visit.mostBytes ?? 0, signal).then(resolve, (error: unknown) => { resolve({ fault: faultOf(error) }) })
    })
    const patience = setTimeout(() => { call.destroy(new TooSlow()) }, CONNECT_MS)
    call.on('socket', (socket) => { socket.on(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => { clearTimeout(patience) }) })
    call.on('close', () => { clearTimeout(patience) })
    call.on('error', (error) => { resolve({ fault: faultOf(error) }) })
    call.end()
  })
}

const headersOf = ({ as, accept, etag, modified }: Visit): Readonly<Record<string, string>> => ({
  'user-agent': as, accept: accept ?? '*/*', 'accept-encoding': PACKED,
  ...(etag === undefined ? {} : { 'if-none-match': etag }), ...(modified === undefined ? {} : { 'if-modified-since': modified }),
})

async function readAnswer(url: URL, answer: IncomingMessage, most: number, signal: AbortSignal): Promise<Step> {
  const status = answer.statusCode ?? 0
  const to = status >= 300 && status < 400 && answer.headers.location !== undefined ? nextOf(url, answer.headers.location) : undefined
  if (to !== undefined) {
    answer.destroy()
    return to === null ? { fault: 'address-unreadable' } : { to, forGood: status === 301 || status === 308 }
  }
  const type = typeOf(answer.headers['content-type'])
  const mark = (name: 'etag' | 'last-modified') => (answer.headers[name]?.length ?? Infinity) <= LONGEST_MARK ? answer.headers[name] : undefined
  return {
    status, type: type?.essence ?? '', charset: type?.params.get('charset') ?? undefined, etag: mark('etag'), modified: mark('last-modified'),
    ...(await readBody(answer, most, signal)),
  }
}

/** Where we are sent on to; null where that is no address. Its letters came as bytes. What is named within the page goes with us. */
function nextOf(from: URL, location: string): URL | null {
  const to = URL.parse(Buffer.from(location, 'latin1').toString(), from)
  if (to !== null && to.hash === '') to.hash = from.hash
  return to
}

function typeOf(said: string | undefined): MIMEType | undefined {
  try {
    return said === undefined ? undefined : new MIMEType(said)
  } catch {
    return undefined
  }
}

/** A code of ours, never what the other side said. */
function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return 'not-reached'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'too-slow'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'address-private') return code
  if (code === 'ENOTFOUND') return 'no-such-name'
  return /CERT|SIGNATURE|^ERR_(TLS|SSL)|^EPROTO$/.test(code) ? 'no-safe-line' : 'not-reached'
}
