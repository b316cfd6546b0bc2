/** Addresses elsewhere: when two are one, and where an older copy may be. */
import { hash } from 'node:crypto'
import { readId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import type { LinkId } from './tables.ts'

/** Longer ones no program takes. */
const LONGEST = 2_000

/** What is visited: an address as programs write it, without the place within the page. Undefined where it is none. */
export function visitedOf(typed: string): URL | undefined {
  const url = URL.parse(typed.trim())
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined
  url.hash = ''
  return url.href.length > LONGEST ? undefined : url
}

/** Parts of an address that say where somebody came from, not where they go. */
const ASIDE = /^(utm_.*|fbclid|gclid|mc_[ce]id)$/

/** What is the same to a person: with or without `www`, TLS, an end stroke, and where somebody came from. */
function sameToPeople(url: URL): string {
  const rest = [...url.searchParams].filter(([name]) => !ASIDE.test(name)).map(([name, value]) => `${name}=${value}`).toSorted().join('&')
  const host = url.host.replace(/^(www|dx)\./, '')
  const path = url.pathname.replace(/\/(index\.html?)?$/, '')
  // Names of works don’t tell capitals apart; paths elsewhere may.
  return `${host}${host === 'doi.org' ? path.toLowerCase() : path}${rest === '' ? '' : `?${rest}`}`
}

const toUuid = (hex: string): string => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
/** The first half of a SHA-256, as the database writes such numbers. */
const numberOf = (text: string): string => toUuid(hash('sha256', text, 'hex'))

export type Address = Readonly<{ id: LinkId; url: string; host: string; sameAs: string }>

/** An address as it is kept; undefined for what can't be visited. */
export function addressOf(typed: string): Address | undefined {
  const url = visitedOf(typed)
  const id = url === undefined ? undefined : readId<'library-link'>(numberOf(url.href))
  return url === undefined || id === undefined ? undefined : { id, url: url.href, host: url.host, sameAs: numberOf(sameToPeople(url)) }
}

/** Where a copy of a page may be, as it was about a day. For people to look at: nobody asked whether there is one. */
export const archivedAt = (url: string, at: Date): string => `https://web.archive.org/web/${dayOf(at, 'UTC').replaceAll('-', '')}/${url}`

/** `value` with one address put in the place of another, wherever it stands for itself. */
export function withAddress(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return addressOf(value)?.url === from ? to : value
  if (Array.isArray(value)) return value.map((one) => withAddress(one, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withAddress(one, from, to)]))
}
