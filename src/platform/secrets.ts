/** Things that must not be guessed: tokens for links, codes for paper, and how they are kept. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * How a token or a code is kept: SHA-256. It needs no salt and no slow hash, because what is hashed here was drawn by us
 * with 80 bits or more; never use it for something that a person chose.
 */
export const hashOf = (secret: string | Uint8Array): string => createHash('sha256').update(secret).digest('base64url')

/** A new token of 256 bits, fit for an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The same 256 bits for the same parts, and for no other: known to nobody who does not hold the key. */
export const derive = (key: string, purpose: string, ...parts: readonly string[]): Buffer<ArrayBuffer> =>
  createHmac('sha256', key).update(JSON.stringify([purpose, ...parts])).digest()

/** Compared by hash, so that neither length nor first wrong letter shows in the time it takes. */
export const isSameSecret = (given: string, secret: string): boolean => {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(secret))
}

/** Crockford's alphabet: no I, L, O or U, which are taken for others or make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Letters and digits that can be written down and read out, five bits each; in groups of five with a hyphen between. */
export function codeFrom(bytes: Uint8Array, length: number): string {
  if (bytes.length < length) throw new Error('too few bytes for a code that long')
  const letters = [...bytes.slice(0, length)].map((byte) => LETTERS[byte & 31]).join('')
  return letters.replace(/.{5}(?=.)/g, '$&-')
}

/** A code as somebody typed it, in one form: spaces, hyphens and small letters do not matter, nor do O for 0 and I or L for 1. */
export const readCode = (typed: string): string =>
  typed.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '')
