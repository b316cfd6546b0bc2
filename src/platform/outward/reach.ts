/** How far our program may go when it calls an address that somebody typed. */
import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import { type LookupFunction, isIP } from 'node:net'
import { hostOf } from './outward.rules.ts'
import { isPublicAddress } from './private-address.ts'

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void

/** What names stand for, and which addresses and ports may be called. Tests have one of their own; nothing that is set makes another. */
export type Reach = Readonly<{
  resolve: (name: string, options: LookupAllOptions, found: Found) => void
  isOpen: (address: string) => boolean
  ports: readonly string[]
}>

/** The web that everybody reads: public addresses, on the two ports of the web. */
export const PUBLIC_WEB: Reach = { resolve: lookup, isOpen: isPublicAddress, ports: ['80', '443'] }

class NotPublic extends Error {
  readonly code = 'address-private'
}

/**
 * Looks a name up as it is connected to, and refuses it where any of its addresses lies outside the reach: what is connected to is what
 * was looked at, so a name that stands for another address a moment later leads nowhere.
 */
export const lookUpWithin = ({ resolve, isOpen }: Pick<Reach, 'resolve' | 'isOpen'>): LookupFunction => (name, options, found) => {
  resolve(name, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error !== null || first === undefined) found(error ?? new Error('no address'), '')
    else if (!addresses.every(({ address }) => isOpen(address))) found(new NotPublic(), '')
    else if (options.all === true) found(null, addresses)
    else found(null, first.address, first.family)
  })
}

/** Whether an address is a number that lies outside the reach: those are connected to without being looked up. */
export const isNumberOutside = (url: URL, { isOpen }: Pick<Reach, 'isOpen'>): boolean => {
  const host = hostOf(url)
  return isIP(host) !== 0 && !isOpen(host)
}
