/** Renews the published counts of an initiative, as a whole and at most once a day. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import type { InitiativeId, ItemId, StandpointId } from '../tables.ts'
import { type Bounds, type HeldRow, type TrueRow, renewRow, showWhole } from './suppress.rules.ts'
import { type PublishedRowId, publishedCountTables } from './tables.ts'

/** Renews every initiative's counts that were not renewed today; a job calls it once a day. One transaction an initiative. */
export async function renewAllPublishedCounts(database: Database, now: Date): Promise<void> {
  // From where people spoke doesn't come along when an initiative is brought in from elsewhere: what was published of it stays as it came.
  const { rows: all } = await sql<{ id: InitiativeId }>`
    select i.id from initiative.initiative i where not exists (select 1 from initiative.brought_in b where b.initiative_id = i.id) order by i.id`.execute(publishedCountTables(database))
  for (const { id } of all) await database.transaction((trx) => renewPublishedCounts(trx, id, now))
}

/** @returns whether it was renewed: not where it was renewed on this day already. */
export async function renewPublishedCounts(trx: Transaction, initiative: InitiativeId, now: Date): Promise<boolean> {
  if (!(await isDue(trx, initiative, now))) return false
  const held = await heldRows(trx, initiative)
  const voices = await countedVoices(trx, initiative, held)
  const byTheme = Map.groupBy(voices, (voice) => voice.theme)
  const known = new Set([...held.map((row) => row.theme), ...byTheme.keys()])
  const themes = [...known].filter((theme) => theme !== null).map((theme) => {
    const here = byTheme.get(theme) ?? []
    const before = held.find((row) => row.theme === theme)
    return { theme, here, id: before?.id ?? newId<'published-row'>(), renewed: renewRow(rowOf(here), before) }
  })
  const before = held.find((row) => row.whole)
  const whole = renewRow(rowOf(voices), before)
  const shown = showWhole(whole, voices.length, themes.map(({ here, renewed }) => ({ voices: here.length, bounds: renewed.bounds })))
  await saveRow(trx, { id: before?.id ?? newId<'published-row'>(), initiative, theme: null }, whole, shown)
  for (const { theme, here, id, renewed } of themes) {
    await saveRow(trx, { id, initiative, theme }, renewed, renewed.bounds)
    // Counted here is counted here for ever, once something of it was shown.
    if (renewed.bounds.size > 0) await remember(trx, id, here.filter(({ row }) => row === null).map((voice) => voice.id))
  }
  return true
}

/** One at a time, and once a day of the initiative's zone. */
async function isDue(trx: Transaction, initiative: InitiativeId, now: Date): Promise<boolean> {
  const row = await publishedCountTables(trx).selectFrom('initiative.initiative as i').leftJoin('initiative.published_table as t', 't.initiative_id', 'i.id')
    .select(['i.zone', 't.renewed_at']).where('i.id', '=', initiative).forNoKeyUpdate('i').executeTakeFirst()
  if (row === undefined || (row.renewed_at !== null && dayOf(row.renewed_at, row.zone) >= dayOf(now, row.zone))) return false
  await publishedCountTables(trx).insertInto('initiative.published_table').values({ initiative_id: initiative, renewed_at: now })
    .onConflict((on) => on.column('initiative_id').doUpdateSet({ renewed_at: now })).execute()
  return true
}

type Voice = Readonly<{ id: ItemId; standpoint: StandpointId | null; person: string; row: PublishedRowId | null; theme: ItemId | null }>

/**
 * Every voice that is there, each under one theme at most: the one that counted it first, else the earliest that it is in.
 * People without an account are told apart by the name that the group has for them, and without one each voice is somebody's own.
 */
async function countedVoices(trx: Transaction, initiative: InitiativeId, held: readonly Held[]): Promise<readonly Voice[]> {
  const db = publishedCountTables(trx)
  const { rows: voices } = await sql<Pick<Voice, 'id' | 'standpoint' | 'person'>>`
    select v.id, c.standpoint_id as standpoint, coalesce(c.person_id::text, 'name ' || lower(trim(c.said_by)), v.id::text) as person
    from initiative.thread_item v
    left join initiative.contribution c on c.item_id = v.id
    left join initiative.taking_back b on b.item_id = v.id
    left join initiative.hiding h on h.item_id = v.id
    where v.initiative_id = ${initiative} and v.kind = 'voice' and b.item_id is null and h.item_id is null
    order by v.id`.execute(db)
  const { rows: links } = await sql<{ voice: ItemId; theme: ItemId }>`
    select l.source_id as voice, t.id as theme
    from initiative.thread_item t
    join initiative.thread_link l on l.result_id = t.id
    left join initiative.putting_away a on a.item_id = t.id
    where t.initiative_id = ${initiative} and t.kind = 'theme' and a.item_id is null
    order by t.recorded_at, t.id`.execute(db)
  const counted = await db.selectFrom('initiative.published_voice as p').innerJoin('initiative.published_row as r', 'r.id', 'p.row_id')
    .select(['p.voice_id', 'p.row_id']).where('r.initiative_id', '=', initiative).execute()
  const themesOf = Map.groupBy(links, (link) => link.voice)
  const rowOfVoice = new Map(counted.map(({ voice_id, row_id }) => [voice_id, row_id]))
  const themeOfRow = new Map(held.map(({ id, theme }) => [id, theme]))
  return voices.map((voice) => {
    const row = rowOfVoice.get(voice.id) ?? null
    const themes = (themesOf.get(voice.id) ?? []).map(({ theme }) => theme)
    const theme = row === null ? themes[0] : themes.find((one) => one === themeOfRow.get(row))
    return { ...voice, row, theme: theme ?? null }
  })
}

function rowOf(voices: readonly Voice[]): TrueRow<StandpointId> {
  const people = new Map<StandpointId, Set<string>>()
  for (const { standpoint, person } of voices) {
    if (standpoint === null) continue
    const known = people.get(standpoint) ?? new Set()
    people.set(standpoint, known.add(person))
  }
  return { voices: voices.length, people: new Map([...people].map(([standpoint, known]) => [standpoint, known.size])) }
}

type Held = HeldRow<StandpointId> & Readonly<{ id: PublishedRowId; whole: boolean; theme: ItemId | null }>

async function heldRows(trx: Transaction, initiative: InitiativeId): Promise<readonly Held[]> {
  const rows = await publishedCountTables(trx).selectFrom('initiative.published_row as r').leftJoin('initiative.published_cell as c', 'c.row_id', 'r.id')
    .select(['r.id', 'r.whole', 'r.theme_id', 'r.voices', 'c.standpoint_id', 'c.held']).where('r.initiative_id', '=', initiative).execute()
  const held = new Map<PublishedRowId, Held & { bounds: Map<StandpointId, number> }>()
  for (const row of rows) {
    const known = held.get(row.id) ?? { id: row.id, whole: row.whole, theme: row.theme_id, voices: row.voices, bounds: new Map<StandpointId, number>() }
    if (row.standpoint_id !== null && row.held !== null) known.bounds.set(row.standpoint_id, row.held)
    held.set(row.id, known)
  }
  return [...held.values()]
}

async function saveRow(trx: Transaction, row: Readonly<{ id: PublishedRowId; initiative: InitiativeId; theme: ItemId | null }>, held: HeldRow<StandpointId>, shown: Bounds<StandpointId>): Promise<void> {
  const db = publishedCountTables(trx)
  await db.insertInto('initiative.published_row').values({ id: row.id, initiative_id: row.initiative, whole: row.theme === null, theme_id: row.theme, voices: held.voices })
    .onConflict((on) => on.column('id').doUpdateSet({ voices: held.voices })).execute()
  await db.deleteFrom('initiative.published_cell').where('row_id', '=', row.id).execute()
  const cells = [...held.bounds].map(([standpoint, bound]) => ({ row_id: row.id, standpoint_id: standpoint, held: bound, at_least: shown.get(standpoint) ?? 0 }))
  if (cells.length > 0) await db.insertInto('initiative.published_cell').values(cells).execute()
}

async function remember(trx: Transaction, row: PublishedRowId, voices: readonly ItemId[]): Promise<void> {
  for (let from = 0; from < voices.length; from += 10_000) {
    await publishedCountTables(trx).insertInto('initiative.published_voice').values(voices.slice(from, from + 10_000).map((voice) => ({ voice_id: voice, row_id: row }))).onConflict((on) => on.doNothing()).execute()
  }
}
