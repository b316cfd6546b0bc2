/** What was heard, as an outline: themes with the first of their voices, and what is in no theme. */
import { type RawBuilder, sql } from 'kysely'
import { builtOnce, builtOncePer } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { ItemId } from '../tables.ts'
import { type Looking, type Visitor, lookingAs } from '../thread/find-item.queries.ts'
import { NONE, countKept } from '../kept-count/kept-count.queries.ts'
import { tagsOf } from '../tag/tag.queries.ts'
import type { Tag } from '../tag/tag.ts'
import { voiceTables } from './tables.ts'
import { type Counted, type Filter, type LineRow, type VoiceLine, calledIn, columns, inOrder, inOrderOf, inTheme, isLooking, joins, linesOf, living, livingTheme, matching, open, showing, visible } from './voice-line.queries.ts'

export type OutlinedTheme = Counted & Readonly<{
  id: ItemId; name: string; lines: readonly VoiceLine[]; tags: readonly Tag[]
  /** The themes in which it stands. */
  parents: readonly ItemId[]
  within: readonly Readonly<{ id: ItemId; name: string }>[]
}>
export type Outline = Readonly<{
  themes: readonly OutlinedTheme[]
  /** Where the next page of themes begins. */
  next: ItemId | undefined
  ungrouped: Counted & Readonly<{ lines: readonly VoiceLine[] }>
}>

/** How many themes a page shows, and how many voices of each before «show all». */
const THEMES = 20
const FIRST_VOICES = 6

/** The outline from a theme on. Three queries and one for names, however many themes and voices there are. */
export async function loadOutline(database: Database, here: Visitor, filter: Filter, after: ItemId | undefined): Promise<Outline> {
  const themes = await listOutlinedThemes(database, here, filter, after)
  const shown = themes.slice(0, THEMES)
  const { counts, rows } = await (isLooking(filter) ? findParts : readParts)(database, here, shown.map((theme) => theme.id), filter)
  const called = await calledIn(database, here, rows)
  const parts = Map.groupBy(rows, (row) => row.part)
  const partOf = (part: ItemId | null) => ({ ...(counts.get(part) ?? NONE), lines: linesOf(parts.get(part) ?? [], here, called) })
  return {
    themes: shown.map(({ tags, within, ...theme }) => ({ ...theme, tags: tags ?? [], within: within ?? [], parents: (within ?? []).map(({ id }) => id), ...partOf(theme.id) })),
    next: themes.length > THEMES ? shown.at(-1)?.id : undefined,
    ungrouped: partOf(null),
  }
}

type PartRow = LineRow & Readonly<{ part: ItemId | null }>
type Parts = Readonly<{ counts: ReadonlyMap<ItemId | null, Counted>; rows: readonly PartRow[] }>

/** With a filter, only the themes in which something is found. */
async function listOutlinedThemes(database: Database, here: Visitor, filter: Filter, after: ItemId | undefined) {
  const looking = lookingAs(here)
  if (filter.search === undefined && filter.question === undefined) return unsearched({ later: after !== undefined }, database, { ...looking, after })
  const found = sql`th.id in (
    select l.result_id from initiative.thread_item v join initiative.thread_link l on l.initiative_id = v.initiative_id and l.source_id = v.id ${showing}
    where ${visible(looking)} and t.item_id is null and ${matching(filter)})`
  return (await outlined(looking, found, after).execute(voiceTables(database))).rows
}

type ThemeRow = Readonly<{ id: ItemId; name: string; tags: readonly Tag[] | null; within: readonly Readonly<{ id: ItemId; name: string }>[] | null }>

const outlined = ({ initiative, sees }: Pick<Looking, 'initiative' | 'sees'>, found: RawBuilder<unknown>, after: ItemId | undefined) => sql<ThemeRow>`
    select th.id, th.words as name, ${tagsOf('th.id')} as tags, (
      select json_agg(json_build_object('id', n.id, 'name', n.words) order by n.recorded_at, n.id)
      from initiative.thread_link l join initiative.thread_item n on n.id = l.result_id where l.source_id = th.id and n.seen_by = any(${sees}::text[]) and ${livingTheme('n')}
    ) as within from initiative.thread_item th
    where th.initiative_id = ${initiative} and th.kind = 'theme' and th.seen_by = any(${sees}::text[]) and ${living}
      and ${found}
      and ${after === undefined ? sql`true` : sql`(th.recorded_at, th.id) > (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after})`}
    order by th.recorded_at, th.id limit ${sql.lit(THEMES + 1)}`

const unsearched = builtOncePer(({ later }: Readonly<{ later: boolean }>, _, given: Looking & Readonly<{ after: ItemId | undefined }>) => outlined(given, sql`true`, later ? given.after : undefined))

/** How many are in each theme and in none, and the first of each: an index gives them in their order, and no more than these are read. */
async function readParts(database: Database, here: Visitor, themes: readonly ItemId[]): Promise<Parts> {
  const counts = await countKept(database, here, themes)
  const filled = themes.filter((theme) => (counts.get(theme)?.voices ?? 0) > 0)
  return { counts, rows: await firstOfParts(database, { ...lookingAs(here), filled }) }
}

const firstOfParts = builtOnce((_, given: Looking & Readonly<{ filled: readonly ItemId[] }>) => {
  const first = (part: RawBuilder<unknown>) => sql`select p.* from ${part} p where not p.gone and ${open(given)} order by p.recorded_at, p.id limit ${sql.lit(FIRST_VOICES)}`
  return sql<PartRow>`
    select v.part, ${columns} from (
      select f.part, f.recorded_at, i.id, i.words, i.seen_by, i.hidden from (
        select th.id as part, f.* from unnest(${given.filled}::uuid[]) as th(id) cross join lateral (${first(inOrderOf(given, sql`th.id`))}) f
        union all (select null, f.* from (${first(inOrder(given, 'ungrouped'))}) f)
      ) f join initiative.thread_item i on i.id = f.id
    ) v ${joins} order by v.recorded_at, v.id`
})

/**
 * Where something is looked for: the first that were found in each theme, and in none (`part` null), each with the number of all that
 * were; and where some of a part were taken back, one line that holds their number. Words are read of those that are shown only.
 */
async function findParts(database: Database, here: Visitor, themes: readonly ItemId[], filter: Filter): Promise<Parts> {
  const looking = lookingAs(here)
  const { rows } = await sql<PartRow & { gone: boolean; counted: number }>`
    with shown as (
      select l.result_id as part, v.id, v.recorded_at, v.hidden, v.gone
      from initiative.thread_item v ${showing} left join initiative.thread_link l on l.source_id = v.id and ${inTheme(looking)}
      where ${visible(looking)} and ${matching(filter)} and (l.result_id is null or l.result_id = any(${themes}::uuid[]))
    ), placed as (
      select *, count(*) over (partition by part, gone) as counted, row_number() over (partition by part, gone order by recorded_at, id) as place from shown
    ), first as (
      select * from placed where place <= case when gone then 1 else ${FIRST_VOICES} end
      order by recorded_at, id limit ${(THEMES + 1) * (FIRST_VOICES + 1)}
    )
    select v.part, v.gone, v.counted, ${columns} from (
      select first.*, i.words, i.seen_by from first join initiative.thread_item i on i.id = first.id
    ) v ${joins} order by v.recorded_at, v.id`.execute(voiceTables(database))
  const counts = new Map<ItemId | null, Counted>()
  for (const { part, gone, counted } of rows) counts.set(part, { ...(counts.get(part) ?? NONE), [gone ? 'takenBack' : 'voices']: counted })
  return { counts, rows: rows.filter((row) => !row.gone) }
}
