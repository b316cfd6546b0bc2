/** The keys of this installation, for whoever seals or opens a story in answering a request. */
import type { Context } from '#platform/http/context.ts'
import type { KeyRing } from '#platform/sealing/key-ring.ts'

/** @throws where the program was started without: it isn't, outside tests */
export function ringOf({ site }: Pick<Context, 'site'>): KeyRing {
  if (site.keys === undefined) throw new Error('stories need the keys that a start brings')
  return site.keys
}
