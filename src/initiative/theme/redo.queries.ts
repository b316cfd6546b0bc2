/** What a step did, as it is needed to do it again. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { TagId } from '../tag/tables.ts'
import type { ItemId } from '../tables.ts'
import { type Step } from './step.queries.ts'
import { type StepId, type StepKind, type ThemeTables, themeTables } from './tables.ts'

export type StepChanges = Readonly<{
  kind: StepKind
  undone: boolean
  redone: boolean
  links: readonly Readonly<{ source: ItemId; result: ItemId; change: ThemeTables['initiative.step_link']['change'] }>[]
  items: readonly Readonly<{ item: ItemId; change: ThemeTables['initiative.step_item']['change']; before: string | null; after: string | null }>[]
  tags: readonly Readonly<{ item: ItemId; tag: TagId; change: ThemeTables['initiative.step_tag']['change'] }>[]
}>

/** Everything that a step noted. */
export async function findChanges(trx: Transaction, step: StepId): Promise<StepChanges> {
  const db = themeTables(trx)
  const row = await db.selectFrom('initiative.step as s').leftJoin('initiative.redoing as r', 'r.step_id', 's.id')
    .select(['s.kind', 's.undone_at', 'r.by_step_id']).where('s.id', '=', step).executeTakeFirstOrThrow()
  const links = await db.selectFrom('initiative.step_link').select(['source_id as source', 'result_id as result', 'change']).where('step_id', '=', step).execute()
  const items = await db.selectFrom('initiative.step_item').select(['item_id as item', 'change', 'name_before as before', 'name_after as after']).where('step_id', '=', step).execute()
  const tags = await db.selectFrom('initiative.step_tag').select(['item_id as item', 'tag_id as tag', 'change']).where('step_id', '=', step).execute()
  return { kind: row.kind, undone: row.undone_at !== null, redone: row.by_step_id !== null, links, items, tags }
}

/** Lists a theme again that an undone step had made. */
export async function bringThemeBack(trx: Transaction, undone: StepId, theme: ItemId): Promise<void> {
  await themeTables(trx).deleteFrom('initiative.putting_away').where('step_id', '=', undone).where('item_id', '=', theme).execute()
}

/** Says that a step was done again, and by which. */
export async function insertRedoing(trx: Transaction, undone: StepId, by: Step): Promise<void> {
  await themeTables(trx).insertInto('initiative.redoing').values({ step_id: undone, by_step_id: by.id }).execute()
}

/** Whether all themes among some items are listed: none put away, none hidden. */
export async function areThemesThere(database: Database, items: readonly ItemId[]): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select exists (
    select 1 from initiative.thread_item i where i.id = any(${items}::uuid[]) and i.kind = 'theme'
      and (exists (select 1 from initiative.putting_away p where p.item_id = i.id) or exists (select 1 from initiative.hiding h where h.item_id = i.id))) as gone`.execute(themeTables(database))
  return rows[0]?.gone === false
}
