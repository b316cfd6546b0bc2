/** Makes what is sent smaller, for people who pay by the megabyte. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Below this, packing saves no packet. */
const WORTH_PACKING = 1_000

const BROTLI = {
  [constants.BROTLI_PARAM_QUALITY]: 2,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  // A quarter of a megabyte holds a page; brotli's own 4 MB would be asked for, and given back, at each.
  [constants.BROTLI_PARAM_LGWIN]: 18,
}

/**
 * A text as it goes over the wire, by what the browser says it can unpack. Packed in place and not in a stream: a page of 40 kB takes
 * about 0.2 ms with brotli's second level (measured beside gzip's fourth: 0.6 ms for 9 % fewer bytes).
 */
export function pack(text: string, accepted: string | undefined): Readonly<{ body: string | Uint8Array<ArrayBuffer>; encoding?: 'br' | 'gzip' }> {
  if (accepted === undefined || text.length < WORTH_PACKING) return { body: text }
  if (/\bbr\b/.test(accepted)) {
    return { body: new Uint8Array(brotliCompressSync(text, { params: BROTLI })), encoding: 'br' }
  }
  return /\bgzip\b/.test(accepted) ? { body: new Uint8Array(gzipSync(text, { level: 3 })), encoding: 'gzip' } : { body: text }
}
