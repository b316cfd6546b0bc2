/** Ideas, prototypes and tests: reading one with all that its page needs, recording it, and changing it version by version. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { record } from '#platform/activity.ts'
import { raiseVersion } from '../agreement/agreement.queries.ts'
import type { Room } from '../agreement/room.queries.ts'
import type { EndingKind } from '../happened/tables.ts'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { selectWays } from '../ways/ways.queries.ts'
import { type Shown, type WayColumn, heldWays } from '../ways/ways.rules.ts'
import { type ByWhom, byWhomOfItem, replaceByWhom } from './by-whom.queries.ts'
import { type Near, relink } from './sources.queries.ts'
import { type Says, type Tried, VERSIONS, tryingTables } from './tables.ts'

export type TriedItem<Kind extends Tried = Tried> = Readonly<{
  id: ItemId; version: number; recordedAt: Date; hidden: boolean
  ending: Readonly<{ kind: EndingKind; reason: string | null }> | null
  byWhom: readonly ByWhom[]
  says: Readonly<Says<Kind>>
  /** The ways of doing it together that it shows. */
  ways: readonly Shown[]
}>

/** One of its kind, as far as this visitor may see it: a hidden one is there for hosts. One query. */
export async function findTried<Kind extends Tried>(database: Database, { initiative, sees, membership }: Seen, kind: Kind, id: ItemId): Promise<TriedItem<Kind> | undefined> {
  const { rows } = await sql<Omit<TriedItem<Kind>, 'ways'> & { ways: WayColumn | null }>`
    select i.id, i.version, i.recorded_at as "recordedAt", h.item_id is not null as hidden, to_jsonb(v) - 'item_id' - 'recorded_by' - 'at' as says, ${byWhomOfItem} as "byWhom",
      (select json_build_object('kind', e.kind, 'reason', e.reason) from initiative.ending e
        where e.item_id = i.id and not exists (select 1 from initiative.reopening r where r.ending_id = e.id) order by e.place desc limit 1) as ending, ${selectWays} as ways
    from initiative.thread_item i join ${sql.table(VERSIONS[kind])} v on v.item_id = i.id and v.version = i.version
    left join initiative.hiding h on h.item_id = i.id
    where i.id = ${id} and i.initiative_id = ${initiative.id} and i.kind = ${kind} and i.seen_by = any(${[...sees]}::text[])
      and (h.item_id is null or ${membership?.host === true})`.execute(tryingTables(database))
  const [row] = rows
  return row === undefined ? undefined : { ...row, ways: heldWays(kind, row.ways) }
}

/** A version and who recorded it, when. */
export type TriedVersion<Kind extends Tried> = Readonly<{ says: Readonly<Says<Kind>>; recordedBy: PersonId | null; at: Date }>

/** Every version, the newest first: for those who take part. */
export async function listVersions<Kind extends Tried>(database: Database, kind: Kind, item: ItemId): Promise<readonly TriedVersion<Kind>[]> {
  const { rows } = await sql<TriedVersion<Kind>>`
    select to_jsonb(v) - 'item_id' - 'recorded_by' - 'at' as says, v.recorded_by as "recordedBy", v.at from ${sql.table(VERSIONS[kind])} v where v.item_id = ${item} order by v.version desc`.execute(tryingTables(database))
  return rows
}

/** What is written of each kind alike: its words, by whom it is, and what it rests on. */
export type Common = Readonly<{ words: string; by: Room; restsOn: readonly ItemId[] }>

/** Records the item; what else its first version says is the caller's to write. */
export async function recordTried(trx: Transaction, { initiative, person }: SeenByMember, kind: Tried, { words, by, restsOn }: Common, now: Date): Promise<ItemId> {
  // Nobody's own words alone: by whom it is stands in a table of its own, and somebody typed it.
  const item = await insertItem(trx, { initiative: initiative.id, kind, words, seenBy: initiative.openTo, recordedAt: now },
    { person: undefined, standpoint: undefined, channel: 'site', enteredBy: person.id })
  await replaceByWhom(trx, initiative.id, item, by)
  // Nothing rests on what was just made, so that no circle can close.
  await linkItems(trx, initiative.id, item, restsOn)
  await record(trx, { kind: `${kind}-recorded`, ids: { initiative: initiative.id, item } })
  return item
}

/** Changes it where it is still at `version`; the caller writes what else the next version says. */
export async function changeTried(
  trx: Transaction, { initiative }: SeenByMember, kind: Tried, item: ItemId, version: number, { words, by, restsOn }: Common, offered: readonly Near[],
): Promise<'changed' | 'outdated' | 'circle'> {
  if (!(await raiseVersion(trx, item, version, words))) return 'outdated'
  await replaceByWhom(trx, initiative.id, item, by)
  if ((await relink(trx, { initiative }, item, offered, restsOn)) === 'circle') return 'circle'
  await record(trx, { kind: `${kind}-changed`, ids: { initiative: initiative.id, item } })
  return 'changed'
}
