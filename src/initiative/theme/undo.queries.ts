/** Undoing a step: what has happened since, and putting things back. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { announce } from '#platform/live/live.ts'
import { linkItems } from '../thread/item.queries.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { sortingOf } from '../thread/tell-pages.ts'
import { type StepId, type StepKind, themeTables } from './tables.ts'
import { hasTwin } from './theme.queries.ts'
import type { Since } from './theme.rules.ts'

export type FoundStep = Readonly<{ id: StepId; kind: StepKind; person: PersonId | undefined; undoneAt: Date | undefined }>

/** A step of this initiative. */
export async function findStep(database: Database, initiative: InitiativeId, id: StepId): Promise<FoundStep | undefined> {
  const row = await themeTables(database).selectFrom('initiative.step').select(['id', 'kind', 'person_id', 'undone_at'])
    .where('initiative_id', '=', initiative).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, kind: row.kind, person: row.person_id ?? undefined, undoneAt: row.undone_at ?? undefined }
}

/** What stands in the way of undoing a step. Steps that were undone themselves count no more. */
export async function findWhatHappenedSince(trx: Transaction, step: StepId): Promise<Since> {
  const { rows } = await sql<Since>`
    with mine as (select * from initiative.step where id = ${step}),
      links as (select * from initiative.step_link where step_id = ${step}),
      items as (select * from initiative.step_item where step_id = ${step}),
      tags as (select * from initiative.step_tag where step_id = ${step}),
      made as (select item_id from items where change = 'made'),
      later as (select s.id from initiative.step s, mine where s.initiative_id = mine.initiative_id and s.place > mine.place and s.undone_at is null),
      later_links as (select l.* from initiative.step_link l join later on later.id = l.step_id),
      later_tags as (select x.* from initiative.step_tag x join later on later.id = x.step_id),
      later_items as (select i.* from initiative.step_item i join later on later.id = i.step_id)
    select (select undone_at is not null from mine) as undone,
      exists (select 1 from links join later_links using (source_id, result_id))
        or exists (select 1 from links l where l.change = 'added' and not exists
          (select 1 from initiative.thread_link t where t.source_id = l.source_id and t.result_id = l.result_id))
        or exists (select 1 from tags join later_tags using (item_id, tag_id))
        or exists (select 1 from tags x where x.change = 'added' and not exists (select 1 from initiative.tagging t where t.item_id = x.item_id and t.tag_id = x.tag_id)) as "sameLinks",
      exists (select 1 from later_items i where i.change = 'put-away'
          and (i.item_id in (select result_id from links) or i.item_id in (select source_id from links) or i.item_id in (select item_id from items)))
        or exists (select 1 from later_items i join items on items.item_id = i.item_id and items.change in ('made', 'renamed') where i.change = 'renamed')
        or exists (select 1 from items join initiative.thread_item t on t.id = items.item_id where items.change = 'renamed' and t.words <> items.name_after)
        or exists (select 1 from later_links l join made on made.item_id in (l.result_id, l.source_id))
        or exists (select 1 from later_tags x join made on made.item_id = x.item_id) as "themeChanged",
      exists (select 1 from initiative.thread_link t join made on made.item_id in (t.source_id, t.result_id)
        where not exists (select 1 from links l where l.source_id = t.source_id and l.result_id = t.result_id)) as "restedOn"`.execute(themeTables(trx))
  const [since] = rows
  if (since === undefined) throw new Error('a step was there and is not')
  return since
}

/**
 * Puts back what a step changed. `'circle'` where something that has come since would then rest on itself, `'twin'` where another
 * theme has been given the name that one would have again: nothing must stay written.
 */
export async function undoStep(trx: Transaction, initiative: InitiativeId, step: StepId, at: Date): Promise<'undone' | 'circle' | 'twin'> {
  const db = themeTables(trx)
  await sql`delete from initiative.thread_link t using initiative.step_link l
    where l.step_id = ${step} and l.change = 'added' and t.source_id = l.source_id and t.result_id = l.result_id`.execute(db)
  await db.deleteFrom('initiative.putting_away').where('step_id', '=', step).execute()
  await db.deleteFrom('initiative.succession').where('step_id', '=', step).execute()
  const removed = await db.selectFrom('initiative.step_link').select(['source_id', 'result_id']).where('step_id', '=', step).where('change', '=', 'removed').execute()
  for (const [result, links] of Map.groupBy(removed, (link) => link.result_id)) {
    if (await linkItems(trx, initiative, result, links.map((link) => link.source_id)) === 'circle') return 'circle'
  }
  await sql`delete from initiative.tagging t using initiative.step_tag x where x.step_id = ${step} and x.change = 'added' and t.item_id = x.item_id and t.tag_id = x.tag_id`.execute(db)
  await sql`insert into initiative.tagging (initiative_id, item_id, tag_id) select ${initiative}, item_id, tag_id from initiative.step_tag where step_id = ${step} and change = 'removed' on conflict do nothing`.execute(db)
  await sql`update initiative.thread_item t set words = i.name_before, version = t.version + 1
    from initiative.step_item i where i.step_id = ${step} and i.change = 'renamed' and t.id = i.item_id`.execute(db)
  // A theme that the step made stays for whoever has its address, and is listed no more.
  await sql`insert into initiative.putting_away (item_id, step_id) select item_id, step_id from initiative.step_item where step_id = ${step} and change = 'made'`.execute(db)
  if (await hasTwin(trx, step)) return 'twin'
  await markUndone(trx, step, at)
  return 'undone'
}

/** Says that a step is undone. */
export async function markUndone(trx: Transaction, step: StepId, at: Date): Promise<void> {
  const row = await themeTables(trx).updateTable('initiative.step').set({ undone_at: at }).where('id', '=', step).returning('initiative_id').executeTakeFirst()
  if (row === undefined) return
  await announce(trx, sortingOf(row.initiative_id), `undone ${step}`)
  await record(trx, { kind: 'step-taken', ids: { initiative: row.initiative_id } })
}

/** The voices that a step recorded and that were not taken back since. */
export async function listRecordedBy(database: Database, step: StepId): Promise<readonly ItemId[]> {
  const rows = await themeTables(database).selectFrom('initiative.step_item as s').leftJoin('initiative.taking_back as t', 't.item_id', 's.item_id')
    .select('s.item_id').where('s.step_id', '=', step).where('s.change', '=', 'recorded').where('t.item_id', 'is', null).execute()
  return rows.map((row) => row.item_id)
}
