/** Themes as they are now. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId, ItemId, ItemKind } from '../tables.ts'
import { type StepId, themeTables } from './tables.ts'

export type Theme = Readonly<{ id: ItemId; name: string; version: number }>

/** As many as a choice of themes holds. */
const MOST_THEMES = 500

/** The themes that a group has, in the order in which they were made; those put away or hidden are not among them. */
export async function listThemes(database: Database, initiative: InitiativeId): Promise<readonly Theme[]> {
  return living(database, initiative).orderBy('i.recorded_at').orderBy('i.id').limit(MOST_THEMES).execute()
}

/** A theme that is still there; undefined where it is not, or is another's. */
export async function findTheme(database: Database, initiative: InitiativeId, id: ItemId): Promise<Theme | undefined> {
  return living(database, initiative).where('i.id', '=', id).executeTakeFirst()
}

/** A theme by its name, as people write it: upper and lower case are the same. */
export async function findThemeNamed(database: Database, initiative: InitiativeId, name: string): Promise<Theme | undefined> {
  return living(database, initiative).where(sql`lower(i.words)`, '=', name.toLowerCase()).orderBy('i.recorded_at').executeTakeFirst()
}

/** Whether a theme that a step made, renamed or put away is listed beside another of its name. */
export async function hasTwin(database: Database, step: StepId): Promise<boolean> {
  const listed = (item: string) => sql`${sql.ref(`${item}.kind`)} = 'theme' and not exists (select 1 from initiative.putting_away p where p.item_id = ${sql.ref(`${item}.id`)})
    and not exists (select 1 from initiative.hiding h where h.item_id = ${sql.ref(`${item}.id`)})`
  const { rows } = await sql<{ twin: boolean }>`select exists (
    select 1 from initiative.step_item s join initiative.thread_item mine on mine.id = s.item_id and ${listed('mine')}
    join initiative.thread_item other on other.initiative_id = mine.initiative_id and other.id <> mine.id and lower(other.words) = lower(mine.words) and ${listed('other')}
    where s.step_id = ${step} and s.change in ('made', 'renamed', 'put-away')) as twin`.execute(themeTables(database))
  return rows[0]?.twin === true
}

const living = (database: Database, initiative: InitiativeId) =>
  themeTables(database).selectFrom('initiative.thread_item as i').select(['i.id', 'i.words as name', 'i.version'])
    .where('i.initiative_id', '=', initiative).where('i.kind', '=', 'theme')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.putting_away as p').select('p.item_id').whereRef('p.item_id', '=', 'i.id'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.hiding as h').select('h.item_id').whereRef('h.item_id', '=', 'i.id'))))

/**
 * The theme that somebody means by one they were shown: the one it was merged into meanwhile, and so on; undefined where it was
 * put away without a successor.
 */
export async function findThemeOrSuccessor(database: Database, initiative: InitiativeId, id: ItemId): Promise<Theme | undefined> {
  const { rows } = await sql<{ id: ItemId }>`
    with recursive chain as (
      select ${id}::uuid as id
      union
      select s.to_item from chain c join initiative.putting_away p on p.item_id = c.id join initiative.succession s on s.from_item = c.id and s.step_id = p.step_id
    )
    select c.id from chain c where not exists (select 1 from initiative.putting_away p where p.item_id = c.id)`.execute(themeTables(database))
  const last = rows[0]?.id
  return last === undefined ? undefined : findTheme(database, initiative, last)
}

/** The themes that stand for some now: each itself, or the one that it was merged into; those that are put away, hidden or undone stand for none and are not among them. One query. */
export async function listStandingFor(database: Database, initiative: InitiativeId, themes: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemId>> {
  if (themes.length === 0) return new Map()
  const { rows } = await sql<{ was: ItemId; id: ItemId }>`
    with recursive chain as (
      select i.id as was, i.id from initiative.thread_item i where i.initiative_id = ${initiative} and i.id = any (${themes}::uuid[])
      union
      select c.was, s.to_item from chain c join initiative.putting_away p on p.item_id = c.id join initiative.succession s on s.from_item = c.id and s.step_id = p.step_id
    )
    select c.was, c.id from chain c where not exists (select 1 from initiative.putting_away p where p.item_id = c.id)
      and not exists (select 1 from initiative.hiding h where h.item_id = c.id)`.execute(themeTables(database))
  return new Map(rows.map(({ was, id }) => [was, id]))
}

/** What a theme rests on, and what rests on it. */
export async function listLinksOf(database: Database, theme: ItemId): Promise<Readonly<{ sources: readonly ItemId[]; results: readonly ItemId[] }>> {
  const rows = await themeTables(database).selectFrom('initiative.thread_link').select(['source_id', 'result_id'])
    .where(({ or, eb }) => or([eb('source_id', '=', theme), eb('result_id', '=', theme)])).execute()
  return {
    sources: rows.filter((row) => row.result_id === theme).map((row) => row.source_id),
    results: rows.filter((row) => row.source_id === theme).map((row) => row.result_id),
  }
}

/** What rests on a theme. */
export const listResultsOf = async (database: Database, theme: ItemId): Promise<readonly ItemId[]> => (await listLinksOf(database, theme)).results

/** The themes in which a theme stands, put away or not. */
export async function listParentsOf(database: Database, theme: ItemId): Promise<readonly ItemId[]> {
  const rows = await themeTables(database).selectFrom('initiative.thread_link as l').innerJoin('initiative.thread_item as p', 'p.id', 'l.result_id')
    .select('p.id').where('l.source_id', '=', theme).where('p.kind', '=', 'theme').execute()
  return rows.map((row) => row.id)
}

/** Those of some voices that can be put in a theme: of this initiative, and neither taken back nor hidden. */
export const listVoicesThere = (database: Database, initiative: InitiativeId, among: readonly ItemId[]): Promise<readonly ItemId[]> =>
  listThere(database, initiative, { kinds: ['voice'], among })

/** Those of some items that can be tagged: voices and themes that are there. */
export const listTaggable = (database: Database, initiative: InitiativeId, among: readonly ItemId[]): Promise<readonly ItemId[]> =>
  listThere(database, initiative, { kinds: ['voice', 'theme'], among })

async function listThere(database: Database, initiative: InitiativeId, { kinds, among }: Readonly<{ kinds: readonly ItemKind[]; among: readonly ItemId[] }>): Promise<readonly ItemId[]> {
  if (among.length === 0) return []
  const rows = await themeTables(database).selectFrom('initiative.thread_item as i').select('i.id')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id').leftJoin('initiative.putting_away as p', 'p.item_id', 'i.id')
    .where('i.initiative_id', '=', initiative).where('i.kind', 'in', kinds).where('i.id', 'in', among)
    .where('t.item_id', 'is', null).where('h.item_id', 'is', null).where('p.item_id', 'is', null).execute()
  return rows.map((row) => row.id)
}
