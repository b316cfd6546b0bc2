/** Which addresses our program may be told to call. Pure. */
import { isIP } from 'node:net'
import { isPublicAddress } from './private-address.ts'

/** A longer one is no address that anybody typed. */
const LONGEST = 500

export type OutwardProblem = 'address-unreadable' | 'address-not-https' | 'address-private'

/** The host of an address, without the brackets of version 6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/**
 * Reads an address that somebody typed. What its name stands for is looked at again whenever it is called.
 * @param mayBePrivate the operator lets it be inside their own network, and without TLS
 */
export function readOutward(typed: string, mayBePrivate: boolean): Readonly<{ ok: true; url: URL }> | Readonly<{ ok: false; problem: OutwardProblem }> {
  const url = typed.length > LONGEST ? null : URL.parse(typed)
  if (url === null || !['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') return { ok: false, problem: 'address-unreadable' }
  if (mayBePrivate) return { ok: true, url }
  if (url.protocol !== 'https:') return { ok: false, problem: 'address-not-https' }
  const host = hostOf(url)
  const isNear = isIP(host) === 0 ? !host.includes('.') || /(^|\.)(localhost|local|internal)\.?$/.test(host) : !isPublicAddress(host)
  return isNear ? { ok: false, problem: 'address-private' } : { ok: true, url }
}
