/** What the sense-making page shows around its list of voices: the themes as they stand, and what there is to choose and to look for. */
import { sql } from 'kysely'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import { keptCounts } from '../kept-count/kept-count.queries.ts'
import type { QuestionId } from '../question/tables.ts'
import type { ItemId } from '../tables.ts'
import { type NamedTag, choosableTagRows, choosableTags, tagsOf } from '../tag/tag.queries.ts'
import type { Tag } from '../tag/tag.ts'
import { type Looking, type Visitor, lookingAs } from '../thread/find-item.queries.ts'
import { themeTables } from '../theme/tables.ts'
import { type Filter, type Part, inOrder, isLooking, living, livingTheme, matching, open } from '../voice/voice-line.queries.ts'
import { MOST_FOUND } from './looked-for.ts'
import type { PlacedTheme } from './theme-tree.rules.ts'

/** As many as an outline on one page holds. */
const MOST_THEMES = 500

/** The themes that are there, the earliest first, with what they stand in and how many voices stand directly in each; and how many are in none. One query. */
export async function listPlacedThemes(database: Database, here: Visitor): Promise<Readonly<{ themes: readonly PlacedTheme[]; left: number }>> {
  const rows = await placedThemes(database, lookingAs(here))
  const themes = rows.flatMap(({ id, tags, parents, name, version, voices }) => (id === null ? [] : [{ id, name, version, voices, tags: tags ?? [], parents: parents ?? [] }]))
  return { themes, left: rows.find(({ id }) => id === null)?.voices ?? 0 }
}

const placedThemes = builtOnce((_, given: Looking) => sql<Omit<PlacedTheme, 'tags' | 'id' | 'parents'> & { id: ItemId | null; tags: readonly Tag[] | null; parents: readonly ItemId[] | null }>`
    with counted as (select * from ${keptCounts(given)} k), themes as (
      select th.id, th.words as name, th.version, ${tagsOf('th.id')} as tags, th.recorded_at
      from initiative.thread_item th
      where th.initiative_id = ${given.initiative} and th.kind = 'theme' and th.seen_by = any(${given.sees}::text[]) and ${living}
      order by th.recorded_at, th.id limit ${sql.lit(MOST_THEMES)}
    ), placed as (
      -- Asked of what the themes hold: what else rests on them is far more.
      select l.source_id as id, array_agg(l.result_id) as parents from themes n join initiative.thread_link l on l.result_id = n.id and not l.from_voice group by l.source_id
    )
    -- Joined last: below the limit the server would look through all counts for each theme.
    select id, name, version, voices, tags, parents from (
      select th.id, name, version, coalesce(c.voices, 0) as voices, tags, p.parents, recorded_at
      from themes th left join placed p on p.id = th.id left join counted c on c.part = th.id
      union all select null, '', 0, c.voices, null, null, null from counted c where c.part is null
    ) all_of order by recorded_at nulls last, id`)

export type Beside = Readonly<{
  questions: readonly Readonly<{ id: QuestionId; words: string }>[]
  tags: readonly NamedTag[]
  /** The themes in which each voice of the page is. */
  inThemes: ReadonlyMap<ItemId, readonly string[]>
  /** How many were found, no further than `MOST_FOUND` and one more; undefined where nothing is looked for, since it is known how many there are. */
  found: number | undefined
  /** How many stand on the pages before. */
  before: number
}>

type Looked = Readonly<{ part: Part; filter: Filter; after: ItemId | undefined; lines: readonly ItemId[] }>
type Row = Readonly<{
  questions: Beside['questions'] | null; tags: Parameters<typeof choosableTags>[0] | null; found: number | null; before: number
  placed: readonly Readonly<{ id: ItemId; themes: readonly string[] }>[] | null
}>

/** What stands beside a page of voices, in one query: questions, tags, where each voice is, and how many were found. */
export async function loadBeside(database: Database, here: Visitor, { part, filter, after, lines }: Looked): Promise<Beside> {
  const looking = part === 'all' || isLooking(filter)
  const [row] = looking || after !== undefined ? (await beside(lookingAs(here), lines, { part, filter, after, looking }).execute(themeTables(database))).rows : await besideFirst(database, { ...lookingAs(here), lines })
  if (row === undefined) throw new Error('a question without an answer')
  return {
    questions: row.questions ?? [], tags: choosableTags(row.tags ?? []), found: row.found ?? undefined, before: row.before,
    inThemes: new Map((row.placed ?? []).map(({ id, themes }) => [id, themes])),
  }
}

type Seeking = Pick<Looked, 'part' | 'filter' | 'after'> & Readonly<{ looking: boolean }>

function beside(who: Looking, lines: readonly ItemId[], { part, filter, after, looking }: Seeking) {
  const voices = sql`from ${inOrder(who, part)} p join initiative.thread_item v on v.id = p.id where not p.gone and ${open(who)} and ${matching(filter)}`
  return sql<Row>`select
    (select json_agg(json_build_object('id', q.id, 'words', q.words) order by q.made_at desc) from initiative.question q
      join initiative.question_publication p on p.question_id = q.id where q.initiative_id = ${who.initiative}) as questions,
    ${choosableTagRows(who.initiative)} as tags,
    (select json_agg(json_build_object('id', p.id, 'themes', p.themes)) from (
      select l.source_id as id, json_agg(n.words order by n.recorded_at, n.id) as themes
      from initiative.thread_link l join initiative.thread_item n on n.id = l.result_id where l.source_id = any(${lines}::uuid[]) and ${livingTheme('n')} group by l.source_id) p) as placed,
    ${looking ? sql`(select count(*) from (select 1 ${voices} limit ${MOST_FOUND + 1}) f)` : sql`null::integer`} as found,
    ${after === undefined ? sql`0` : sql`(select count(*) ${voices} and (p.recorded_at, p.id) <= (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = v.initiative_id))`} as before`
}

/** Of the first page, where nothing is looked for: which voices are asked about makes no difference then. */
const besideFirst = builtOnce((_, given: Looking & Readonly<{ lines: readonly ItemId[] }>) => beside(given, given.lines, { part: 'ungrouped', filter: {}, after: undefined, looking: false }))
