/** What arrives when somebody says what something is about: things ticked, and the addresses of others. */
import type { Transaction } from '#platform/database/database.ts'
import { codes, ids, optionalText } from '#platform/forms/fields.ts'
import { type Id, readId } from '#platform/ids.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import type { Seen } from '../initiative.gate.ts'
import { type Thing, findThings } from './about.queries.ts'

export type AboutCode = 'about-unknown' | 'addresses-unknown' | 'addresses-too-long'
const code = codes<AboutCode>()

/** More links than this nobody reads. */
const MOST = 50

/** The fields, for the schema of a form. */
export const aboutFields = {
  about: ids<'about'>(code('about-unknown')).refine((all) => all.length <= MOST, code('about-unknown')),
  addresses: optionalText(code('addresses-too-long'), 2_000),
}

/** The ids at the ends of addresses, one a line; undefined for a line that has none. */
const idsIn = (addresses: string | undefined): readonly (Id<'about'> | undefined)[] =>
  (addresses ?? '').split(/\s+/).filter(Boolean).map((line) => readId<'about'>(/([0-9a-f-]{36})[^0-9a-f-]*$/.exec(line)?.[1]))

type Typed = Readonly<{ about: readonly Id<'about'>[]; addresses: string | undefined }>

/** The things that were ticked and typed, all of them or none. */
export async function readThings(trx: Transaction, here: Pick<Seen, 'initiative' | 'sees'>, { about, addresses }: Typed): Promise<Readonly<{ kind: 'found'; things: readonly Thing[] }> | Refused<AboutCode>> {
  const typed = idsIn(addresses).slice(0, MOST)
  const named = typed.filter((id) => id !== undefined)
  const things = await findThings(trx, here, [...new Set([...about, ...named])])
  const there = new Set<string>(things.map(({ id }) => id))
  if (about.some((id) => !there.has(id))) return refuse('about', 'about-unknown')
  return named.length < typed.length || named.some((id) => !there.has(id)) ? refuse('addresses', 'addresses-unknown') : { kind: 'found', things }
}
