/** Puts the new address of something that moved into all that leads to the old one: a version of each entry, as any other change. */
import type { Transaction } from '#platform/database/database.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import { type By, saveEntry } from '../entry/entry.queries.ts'
import type { EntryKind, Kind } from '../kind.ts'
import { policy } from '../policy/policy.rules.ts'
import { resource } from '../resource/resource.rules.ts'
import { term } from '../term/term.rules.ts'
import { withAddress } from './address.ts'
import { findMoved, listLeading } from './links.queries.ts'
import type { LinkId } from './tables.ts'
import { sayLink } from './words/index.ts'

type Leading = Awaited<ReturnType<typeof listLeading>>[number]
export type UseCode = 'changed' | 'nothing-to-use' | 'unusable'
type Change = (trx: Transaction, entry: Leading, from: string, to: string, by: By) => Promise<UseCode | undefined>

const changing = <Content>(kind: EntryKind<Kind, Content>): Change => async (trx, { id, version, content }, from, to, by) => {
  const read = kind.schema.safeParse(withAddress(content, from, to))
  if (!read.success) return 'unusable'
  return (await saveEntry(trx, kind, { id, version, content: read.data, note: sayLink('note') }, by)) ? undefined : 'changed'
}

/** The kinds that lead anywhere. */
const CHANGE: Readonly<Partial<Record<Kind, Change>>> = { resource: changing(resource), policy: changing(policy), term: changing(term) }

/** Gives how many entries it stands in now. All of them or none. */
export async function useAddress(trx: Transaction, link: LinkId, by: By): Promise<Readonly<{ kind: 'used'; count: number }> | Refused<UseCode>> {
  const moved = await findMoved(trx, link)
  if (moved === undefined) return refuse('', 'nothing-to-use' as const)
  const leading = await listLeading(trx, link)
  for (const entry of leading) {
    const change = CHANGE[entry.kind]
    const problem = change === undefined ? 'unusable' : await change(trx, entry, moved.url, moved.to, by)
    if (problem !== undefined) return refuse('', problem)
  }
  return { kind: 'used', count: leading.length }
}
