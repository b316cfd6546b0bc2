/** Whether somebody who asks has the bytes already (RFC 9110, 13.1.2). Pure. */
import { PACKING_NAMES } from './pack.ts'

/** Of the tags in an `If-None-Match` line the one that names these bytes, packed in whatever way; undefined where none does. */
export function knownTag(line: string | undefined, tag: string): string | undefined {
  if (line === undefined) return undefined
  if (line.trim() === '*') return `"${tag}"`
  const ours = new Set([tag, ...PACKING_NAMES.map((name) => `${tag}-${name}`)].map((one) => `"${one}"`))
  // A proxy that packed it itself says that it is weak.
  return line.split(',').map((one) => one.trim().replace(/^W\//, '')).find((one) => ours.has(one))
}
