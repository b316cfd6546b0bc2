/** Calls an address that somebody typed: once, for a few seconds, without following it elsewhere, and never inside our own network. */
import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { PUBLIC_WEB, isNumberOutside, lookUpWithin } from './reach.ts'

/** It answered with that status; or it did not, and why: a code. */
export type Called = Readonly<{ status: number; fault?: undefined }> | Readonly<{ fault: string; status?: undefined }>

/** Whoever is told should take it and answer; what they do with it can wait. */
const LONGEST_MS = 10_000

type How = Readonly<{ mayBePrivate: boolean; longestMs?: number }>

/** Sends a body, and looks at nothing but the status of what comes back. Never throws. */
export async function postOutward(url: URL, body: string, headers: Readonly<Record<string, string>>, { mayBePrivate, longestMs = LONGEST_MS }: How): Promise<Called> {
  if (!mayBePrivate && (url.protocol !== 'https:' || isNumberOutside(url, PUBLIC_WEB))) return { fault: 'address-private' }
  const bytes = Buffer.from(body)
  return new Promise<Called>((resolve) => {
    const send = url.protocol === 'https:' ? requestTls : requestPlain
    const call = send(url, {
      method: 'POST', headers: { ...headers, 'content-length': String(bytes.length) }, agent: false, signal: AbortSignal.timeout(longestMs),
      ...(mayBePrivate ? {} : { lookup: lookUpWithin(PUBLIC_WEB) }),
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
