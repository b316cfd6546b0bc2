/** Which addresses our program may be told to call. Pure. */
import { isIP } from 'node:net'
import { isPublicAddress } from './private-address.ts'

/** A longer one is no address that anybody typed. */
const LONGEST = 500
/** Addresses of pages are longer, up to what programs of all kinds take. */
const LONGEST_VISITED = 2_000

/** The ports of the web where an address names none. */
const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

export type VisitProblem = 'address-unreadable' | 'address-port' | 'address-private'

/** Why a page isn't visited, before its name is even looked up. */
export function visitProblem(url: URL, ports: readonly string[]): VisitProblem | undefined {
  const usual = PORTS[url.protocol]
  if (usual === undefined || url.username !== '' || url.password !== '' || url.href.length > LONGEST_VISITED) return 'address-unreadable'
  return ports.includes(url.port === '' ? usual : url.port) ? undefined : 'address-port'
}

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
