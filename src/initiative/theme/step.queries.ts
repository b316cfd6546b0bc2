/** Writing a step: what somebody does with voices and themes, and everything that is needed to undo it. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { announce } from '#platform/live/live.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { sortingOf } from '../thread/tell-pages.ts'
import type { Audience, InitiativeId, ItemId, PersonId } from '../tables.ts'
import type { TagId } from '../tag/tables.ts'
import { type StepId, type StepKind, themeTables } from './tables.ts'

/** A step that is being taken. */
export type Step = Readonly<{ id: StepId; initiative: InitiativeId; person: PersonId; at: Date }>

/**
 * Lets one step at a time be taken in an initiative, so that each is decided on what is really there. It is the lock that
 * `linkItems` takes too: whoever links from elsewhere waits as well.
 */
export async function holdThemes(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${initiative}, 1))`.execute(themeTables(trx))
}

/** Begins a step; call `holdThemes` before anything is read that it is decided on. */
export async function beginStep(trx: Transaction, kind: StepKind, facts: Omit<Step, 'id'>): Promise<Step> {
  const id = newId<'step'>()
  await themeTables(trx).insertInto('initiative.step').values({ id, initiative_id: facts.initiative, person_id: facts.person, kind, at: facts.at, undone_at: null }).execute()
  await announce(trx, sortingOf(facts.initiative), `done ${id}`)
  // A pasted list tells of itself as what was recorded.
  if (kind !== 'pasted') await record(trx, { kind: 'step-taken', ids: { initiative: facts.initiative } })
  return { id, ...facts }
}

/** Makes a theme, seen as widely as its initiative: what is in it is seen by whom its author chose. */
export async function makeTheme(trx: Transaction, step: Step, name: string, seenBy: Audience): Promise<ItemId> {
  const id = await insertItem(trx, { initiative: step.initiative, kind: 'theme', words: name, seenBy, recordedAt: step.at },
    { person: step.person, standpoint: undefined, channel: 'site' })
  await noteMade(trx, step, id)
  return id
}

/** Lets a result rest on sources as well. Links that were there are noted too, so that nobody undoes what another counts on. */
export async function addLinks(trx: Transaction, step: Step, result: ItemId, sources: readonly ItemId[]): Promise<'linked' | 'circle'> {
  if (sources.length === 0) return 'linked'
  const db = themeTables(trx)
  const there = await db.selectFrom('initiative.thread_link').select('source_id').where('result_id', '=', result).where('source_id', 'in', sources).execute()
  const known = new Set(there.map((row) => row.source_id))
  if (await linkItems(trx, step.initiative, result, sources.filter((one) => !known.has(one))) === 'circle') return 'circle'
  await noteLinks(trx, step, result, sources.filter((one) => known.has(one)), 'kept')
  await noteLinks(trx, step, result, sources.filter((one) => !known.has(one)), 'added')
  return 'linked'
}

/** Lets a result rest on some sources no more. Gives those that it did rest on. */
export async function removeLinks(trx: Transaction, step: Step, result: ItemId, sources: readonly ItemId[]): Promise<readonly ItemId[]> {
  if (sources.length === 0) return []
  const gone = await themeTables(trx).deleteFrom('initiative.thread_link').where('result_id', '=', result).where('source_id', 'in', sources).returning('source_id').execute()
  const removed = gone.map((row) => row.source_id)
  await noteLinks(trx, step, result, removed, 'removed')
  return removed
}

/** Lists a theme no more. */
export async function putThemeAway(trx: Transaction, step: Step, theme: ItemId): Promise<void> {
  await themeTables(trx).insertInto('initiative.putting_away').values({ item_id: theme, step_id: step.id }).execute()
  await noteItem(trx, step, theme, 'put-away')
}

/** Notes a theme that a step made. */
export const noteMade = (trx: Transaction, step: Step, theme: ItemId): Promise<void> => noteItem(trx, step, theme, 'made')

/** Notes the theme in which another ended up, so that the history can tell it from those in which both stand. */
export const noteJoined = (trx: Transaction, step: Step, theme: ItemId): Promise<void> => noteItem(trx, step, theme, 'joined')

/** Says what became of a theme. */
export async function insertSuccession(trx: Transaction, step: Step, from: ItemId, to: ItemId): Promise<void> {
  await themeTables(trx).insertInto('initiative.succession').values({ from_item: from, to_item: to, step_id: step.id }).execute()
}

/** Gives a theme another name, if it is still the one that was shown. */
export async function renameTheme(trx: Transaction, step: Step, theme: ItemId, names: { before: string; after: string; version: number }): Promise<boolean> {
  const db = themeTables(trx)
  const row = await db.updateTable('initiative.thread_item').set({ words: names.after, version: names.version + 1 })
    .where('id', '=', theme).where('version', '=', names.version).returning('id').executeTakeFirst()
  if (row === undefined) return false
  await db.insertInto('initiative.step_item').values({ step_id: step.id, item_id: theme, change: 'renamed', name_before: names.before, name_after: names.after }).execute()
  return true
}

/** Notes the voices that a step recorded. */
export async function noteRecorded(trx: Transaction, step: Step, voices: readonly ItemId[]): Promise<void> {
  await sql`insert into initiative.step_item (step_id, item_id, change) select ${step.id}, unnest(${voices}::uuid[]), 'recorded'`.execute(themeTables(trx))
}

/** Tags items. Those that had the tag are noted too, so that nobody undoes what another counts on. */
export async function addTags(trx: Transaction, step: Step, tag: TagId, items: readonly ItemId[]): Promise<void> {
  await sql`with added as (
      insert into initiative.tagging (initiative_id, item_id, tag_id) select ${step.initiative}, unnest(${items}::uuid[]), ${tag} on conflict do nothing returning item_id
    )
    insert into initiative.step_tag (step_id, item_id, tag_id, change)
    select ${step.id}, i.id, ${tag}, case when i.id in (select item_id from added) then 'added' else 'kept' end from unnest(${items}::uuid[]) as i (id)`.execute(themeTables(trx))
}

/** Takes a tag off items. Gives off how many. */
export async function removeTags(trx: Transaction, step: Step, tag: TagId, items: readonly ItemId[]): Promise<number> {
  const { rows } = await sql`with removed as (delete from initiative.tagging where tag_id = ${tag} and item_id = any(${items}::uuid[]) returning item_id)
    insert into initiative.step_tag (step_id, item_id, tag_id, change) select ${step.id}, item_id, ${tag}, 'removed' from removed returning item_id`.execute(themeTables(trx))
  return rows.length
}

async function noteItem(trx: Transaction, step: Step, item: ItemId, change: 'made' | 'put-away' | 'joined'): Promise<void> {
  await themeTables(trx).insertInto('initiative.step_item').values({ step_id: step.id, item_id: item, change, name_before: null, name_after: null }).execute()
}

async function noteLinks(trx: Transaction, step: Step, result: ItemId, sources: readonly ItemId[], change: 'added' | 'removed' | 'kept'): Promise<void> {
  if (sources.length === 0) return
  await sql`insert into initiative.step_link (step_id, source_id, result_id, change) select ${step.id}, unnest(${sources}::uuid[]), ${result}, ${change}`.execute(themeTables(trx))
}
