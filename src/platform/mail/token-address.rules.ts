/** Addresses that hold a token, such as `reply+q0abc…@example.org`: who may do what is decided by the token, never by who a letter says it is from. Pure. */
import { codeFrom, readCode } from '../secrets.ts'

/** What a token in an address is for: a letter comes back (`b`), a question is answered (`q`). */
export type AddressUse = 'b' | 'q'

/** 130 bits: as many as fit beside a name before the `@`. Small letters, since some mail servers make them small anyway. */
const LENGTH = 26

/** The token that bytes make, as it stands in an address. */
export const addressToken = (bytes: Uint8Array): string => codeFrom(bytes, LENGTH).replaceAll('-', '').toLowerCase()

/** @param base the address that letters come in at, such as `reply@example.org` */
export function addressWith(base: string, use: AddressUse, token: string): string {
  const at = base.lastIndexOf('@')
  return `${base.slice(0, at)}+${use}${token}${base.slice(at)}`
}

/** What the token in an address is for, and the token; undefined where the address is no such address of ours. */
export function readAddress(base: string, address: string): Readonly<{ use: AddressUse; token: string }> | undefined {
  const at = base.lastIndexOf('@')
  const [before, after] = [`${base.slice(0, at)}+`.toLowerCase(), base.slice(at).toLowerCase()]
  const given = address.trim().toLowerCase()
  if (!given.startsWith(before) || !given.endsWith(after)) return undefined
  const inner = given.slice(before.length, given.length - after.length)
  const use = inner.slice(0, 1)
  const token = readCode(inner.slice(1)).toLowerCase()
  return (use === 'b' || use === 'q') && token.length === LENGTH ? { use, token } : undefined
}
