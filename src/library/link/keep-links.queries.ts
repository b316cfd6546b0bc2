/** Keeps which entries lead where, whenever an entry is written. */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import type { EntryKind, Kind } from '../kind.ts'
import type { EntryId } from '../tables.ts'
import { addressOf } from './address.ts'
import { linkTables } from './tables.ts'

type Kept<Content> = Readonly<{ id: EntryId; version: number; content: Content }>

/** A new address is visited in the next night; one that nothing leads to any more is forgotten then. */
export async function keepLinks<Content>(trx: Transaction, { links }: Pick<EntryKind<Kind, Content>, 'links'>, kept: readonly Kept<Content>[], at: Date): Promise<void> {
  const tables = linkTables(trx)
  const old = kept.filter(({ version }) => version > 1).map(({ id }) => id)
  if (old.length > 0) await tables.deleteFrom('library.entry_link').where('entry_id', 'in', old).execute()
  const leading = kept.flatMap(({ id, content }) => links(content).flatMap((link) => {
    const address = addressOf(link)
    return address === undefined ? [] : [{ entry: id, address }]
  }))
  if (leading.length === 0) return
  // In one order, so that two who write the same addresses never wait for each other both.
  const addresses = [...new Map(leading.map(({ address }) => [address.id, address])).values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
  await sql`insert into library.link (id, url, same_as, host, added_at, next_visit)
    select n.id, n.url, n.same_as, n.host, ${at}, ${at} from unnest(${addresses.map(({ id }) => id)}::uuid[], ${addresses.map(({ url }) => url)}::text[], ${addresses.map(({ sameAs }) => sameAs)}::uuid[], ${addresses.map(({ host }) => host)}::text[]) as n(id, url, same_as, host)
    on conflict (id) do nothing`.execute(tables)
  await sql`insert into library.entry_link (entry_id, link_id)
    select * from unnest(${leading.map(({ entry }) => entry)}::uuid[], ${leading.map(({ address }) => address.id)}::uuid[]) on conflict do nothing`.execute(tables)
}
