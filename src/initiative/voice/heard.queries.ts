/** What was heard, as an outline: themes with the first of their voices, and what is in no theme. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { ItemId } from '../tables.ts'
import type { Visitor } from '../thread/find-item.queries.ts'
import { voiceTables } from './tables.ts'
import { type Counted, type Filter, type LineRow, type VoiceLine, calledIn, columns, inTheme, joins, linesOf, living, matching, showing, visible } from './voice-line.queries.ts'

export type OutlinedTheme = Counted & Readonly<{ id: ItemId; name: string; lines: readonly VoiceLine[] }>
export type Outline = Readonly<{
  themes: readonly OutlinedTheme[]
  /** Where the next page of themes begins. */
  next: ItemId | undefined
  ungrouped: Counted & Readonly<{ lines: readonly VoiceLine[] }>
}>

/** How many themes a page shows, and how many voices of each before «show all». */
const THEMES = 20
const FIRST_VOICES = 6

/** The outline from a theme on. Two queries and one for names, however many themes and voices there are. */
export async function loadOutline(database: Database, here: Visitor, filter: Filter, after: ItemId | undefined): Promise<Outline> {
  const themes = await listOutlinedThemes(database, here, filter, after)
  const shown = themes.slice(0, THEMES)
  const rows = await listParts(database, here, filter, shown.map((theme) => theme.id))
  const called = await calledIn(database, here, rows)
  const parts = Map.groupBy(rows, (row) => row.part)
  const partOf = (part: ItemId | null) => {
    const { there = [], gone = [] } = Object.groupBy(parts.get(part) ?? [], (row) => (row.gone ? 'gone' : 'there'))
    return { voices: there[0]?.counted ?? 0, takenBack: gone[0]?.counted ?? 0, lines: linesOf(there, here, called) }
  }
  return {
    themes: shown.map((theme) => ({ ...theme, ...partOf(theme.id) })),
    next: themes.length > THEMES ? shown.at(-1)?.id : undefined,
    ungrouped: partOf(null),
  }
}

/** With a filter, only the themes in which something is found. */
async function listOutlinedThemes(database: Database, here: Visitor, filter: Filter, after: ItemId | undefined) {
  const filtered = filter.search !== undefined || filter.question !== undefined
  const found = sql`th.id in (
    select l.result_id from initiative.thread_item v join initiative.thread_link l on l.initiative_id = v.initiative_id and l.source_id = v.id ${showing}
    where ${visible(here)} and t.item_id is null and ${matching(filter)})`
  const { rows } = await sql<{ id: ItemId; name: string }>`
    select th.id, th.words as name from initiative.thread_item th
    where th.initiative_id = ${here.initiative.id} and th.kind = 'theme' and th.seen_by = any(${here.sees}::text[]) and ${living}
      and ${filtered ? found : sql`true`}
      and ${after === undefined ? sql`true` : sql`(th.recorded_at, th.id) > (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after})`}
    order by th.recorded_at, th.id limit ${THEMES + 1}`.execute(voiceTables(database))
  return rows
}

/**
 * The first voices of each theme, and of what is in none (`part` null), each with the number of all of its part; and where some of a
 * part were taken back, one line that holds their number. The voices are read once, without their words: only those shown need them.
 */
async function listParts(database: Database, here: Visitor, filter: Filter, themes: readonly ItemId[]) {
  const { rows } = await sql<LineRow & { part: ItemId | null; gone: boolean; counted: number }>`
    with shown as (
      select l.result_id as part, v.id, v.recorded_at, h.item_id is not null as hidden, t.item_id is not null as gone
      from initiative.thread_item v ${showing} left join initiative.thread_link l on l.source_id = v.id and ${inTheme(here)}
      where ${visible(here)} and ${matching(filter)} and (l.result_id is null or l.result_id = any(${themes}::uuid[]))
    ), placed as (
      select *, count(*) over (partition by part, gone) as counted, row_number() over (partition by part, gone order by recorded_at, id) as place from shown
    ), first as (
      select * from placed where place <= case when gone then 1 else ${FIRST_VOICES} end
      order by recorded_at, id limit ${(THEMES + 1) * (FIRST_VOICES + 1)}
    )
    select v.part, v.gone, v.counted, ${columns} from (
      select first.*, i.words, i.seen_by from first join initiative.thread_item i on i.id = first.id
    ) v ${joins} order by v.recorded_at, v.id`.execute(voiceTables(database))
  return rows
}
