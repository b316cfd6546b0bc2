/** What was heard, as an outline: themes with the first of their voices, and what is in no theme. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { ItemId } from '../tables.ts'
import type { Visitor } from '../thread/find-item.queries.ts'
import { voiceTables } from './tables.ts'
import { type Counted, type Filter, type LineRow, type VoiceLine, calledIn, columns, countVoices, joins, linesOf, matching, picked, showing, ungrouped, visible } from './voice-line.queries.ts'

export type OutlinedTheme = Counted & Readonly<{ id: ItemId; name: string; lines: readonly VoiceLine[] }>
export type Outline = Readonly<{
  themes: readonly OutlinedTheme[]
  /** Where the next page of themes begins. */
  next: ItemId | undefined
  ungrouped: Counted & Readonly<{ lines: readonly VoiceLine[] }>
}>

/** How many themes a page shows, and how many voices of each before «show all». */
const THEMES = 20
const FIRST_VOICES = 20

/** The outline from a theme on. Three queries and one for names, however many themes and voices there are. */
export async function loadOutline(database: Database, here: Visitor, filter: Filter, after: ItemId | undefined): Promise<Outline> {
  const [themes, loose] = await Promise.all([listOutlinedThemes(database, here, filter, after), countVoices(database, here, 'ungrouped', filter)])
  const shown = themes.slice(0, THEMES)
  const rows = await listFirst(database, here, filter, shown.map((theme) => theme.id))
  const called = await calledIn(database, here, rows)
  const grouped = Map.groupBy(rows, (row) => row.part)
  const linesIn = (part: ItemId | null) => linesOf(grouped.get(part) ?? [], here, called)
  return {
    themes: shown.map((theme) => ({ ...theme, lines: linesIn(theme.id) })),
    next: themes.length > THEMES ? shown.at(-1)?.id : undefined,
    ungrouped: { ...loose, lines: linesIn(null) },
  }
}

/** With a filter, only the themes in which something is found. */
async function listOutlinedThemes(database: Database, here: Visitor, filter: Filter, after: ItemId | undefined) {
  const filtered = filter.search !== undefined || filter.question !== undefined
  const { rows } = await sql<Counted & { id: ItemId; name: string }>`
    select i.id, i.words as name, n.voices, n."takenBack" from initiative.thread_item i
    cross join lateral (
      select count(*) filter (where t.item_id is null) as voices, count(*) filter (where t.item_id is not null) as "takenBack"
      from initiative.thread_link l join initiative.thread_item v on v.id = l.source_id ${showing}
      where l.result_id = i.id and ${visible(here)} and ${matching(filter)}
    ) n
    where i.initiative_id = ${here.initiative.id} and i.kind = 'theme' and i.seen_by = any(${here.sees}::text[])
      and not exists (select 1 from initiative.putting_away p where p.item_id = i.id)
      and not exists (select 1 from initiative.hiding x where x.item_id = i.id)
      and (${!filtered}::boolean or n.voices > 0)
      and ${after === undefined ? sql`true` : sql`(i.recorded_at, i.id) > (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after})`}
    order by i.recorded_at, i.id limit ${THEMES + 1}`.execute(voiceTables(database))
  return rows
}

/** The first voices of each theme, and of what is in none (`part` null). */
async function listFirst(database: Database, here: Visitor, filter: Filter, themes: readonly ItemId[]) {
  const { rows } = await sql<LineRow & { part: ItemId | null }>`
    select v.part, ${columns} from (
      select p.id as part, first.* from unnest(${themes}::uuid[]) p (id) cross join lateral (
        select ${picked} from initiative.thread_link l join initiative.thread_item v on v.id = l.source_id ${showing}
        where l.result_id = p.id and ${visible(here)} and t.item_id is null and ${matching(filter)}
        order by v.recorded_at, v.id limit ${FIRST_VOICES}
      ) first
      union all
      select null, loose.* from (
        select ${picked} from initiative.thread_item v ${showing}
        where ${visible(here)} and t.item_id is null and ${matching(filter)} and ${ungrouped}
        order by v.recorded_at, v.id limit ${FIRST_VOICES}
      ) loose
    ) v ${joins} order by v.recorded_at, v.id`.execute(voiceTables(database))
  return rows
}
