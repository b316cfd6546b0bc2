/** Where an initiative stands, in a few facts: what its pages show at length, for modules that suggest something. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { FiveStep } from '../five-steps/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import { type InitiativeId, type ItemKind, tables } from '../tables.ts'

/** As far as somebody may see it. */
export type WhereItStands = Readonly<{
  /** The step that something was written down for last. */
  lastStep: FiveStep | undefined
  /** Of what kinds there is something, what was recorded last first. */
  kinds: readonly ItemKind[]
  over: boolean
}>

/** One query. */
export async function findWhereItStands(database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>): Promise<WhereItStands> {
  const { rows: [row] } = await sql<{ last_step: FiveStep | null; kinds: readonly ItemKind[] | null }>`
    select (select d.step from initiative.five_step_done d where d.initiative_id = ${initiative.id} order by d.day desc, d.id desc limit 1) as last_step,
      (select array_agg(k.kind order by k.latest desc) from (
        select i.kind, max(i.recorded_at) as latest from initiative.thread_item i
        where i.initiative_id = ${initiative.id} and i.seen_by = any(${[...sees]}::text[])
          and not exists (select from initiative.taking_back t where t.item_id = i.id) and not exists (select from initiative.hiding h where h.item_id = i.id)
        group by i.kind) k) as kinds`.execute(tables(database))
  return { lastStep: row?.last_step ?? undefined, kinds: row?.kinds ?? [], over: initiative.over !== undefined }
}

/** Of some initiatives those that everybody may read now, by id. One query, or none for none. */
export async function listPublicOf(database: Database, ids: readonly InitiativeId[], now: Date): Promise<ReadonlyMap<InitiativeId, Readonly<{ slug: string; title: string }>>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: InitiativeId; slug: string; title: string }>`
    select i.id, i.slug, i.title from initiative.initiative i left join initiative.closing z on z.initiative_id = i.id
    where i.id = any(${[...new Set(ids)]}::uuid[]) and i.open_to = 'public' and (z.readable_until is null or z.readable_until >= (${now}::timestamptz at time zone i.zone)::date)`.execute(tables(database))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
