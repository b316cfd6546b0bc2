/** Calls an address that somebody typed: once, for a few seconds, without following it elsewhere, and never inside our own network. */
import { type LookupAddress, lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { type LookupFunction, isIP } from 'node:net'
import { hostOf } from './outward.rules.ts'
import { isPublicAddress } from './private-address.ts'

/** It answered with that status; or it did not, and why: a code. */
export type Called = Readonly<{ status: number; fault?: undefined }> | Readonly<{ fault: string; status?: undefined }>

/** Whoever is told should take it and answer; what they do with it can wait. */
const LONGEST_MS = 10_000

class NotPublic extends Error {
  readonly code = 'address-private'
}

/** Looks a name up, and refuses it where any of its addresses is not public: what is connected to is what was looked at. */
const lookUpPublic: LookupFunction = (name, options, found) => {
  lookup(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error !== null || first === undefined) found(error ?? new Error('no address'), '')
    else if (!addresses.every(({ address }) => isPublicAddress(address))) found(new NotPublic(), '')
    else if (options.all === true) found(null, addresses)
    else found(null, first.address, first.family)
  })
}

type How = Readonly<{ mayBePrivate: boolean; longestMs?: number }>

/** Sends a body, and looks at nothing but the status of what comes back. Never throws. */
export async function postOutward(url: URL, body: string, headers: Readonly<Record<string, string>>, { mayBePrivate, longestMs = LONGEST_MS }: How): Promise<Called> {
  const host = hostOf(url)
  if (!mayBePrivate && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host)))) return { fault: 'address-private' }
  const bytes = Buffer.from(body)
  return new Promise<Called>((resolve) => {
    const send = url.protocol === 'https:' ? requestTls : requestPlain
    const call = send(url, {
      method: 'POST', headers: { ...headers, 'content-length': String(bytes.length) }, agent: false, signal: AbortSignal.timeout(longestMs),
      ...(mayBePrivate ? {} : { lookup: lookUpPublic }),
    }, (answer) => {
      resolve({ status: answer.statusCode ?? 0 })
      // Whatever else they send is not read.
      answer.destroy()
    })
    call.on('error', (error) => { resolve({ fault: faultOf(error) }) })
    call.end(bytes)
  })
}

/** A code, never what the other side said. */
function faultOf(error: Error): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'too-slow'
  return 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 40) : 'not-reached'
}
