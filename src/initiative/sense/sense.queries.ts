/** What the sense-making page shows around its list of voices: the themes as they stand, and what there is to choose and to look for. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { QuestionId } from '../question/tables.ts'
import type { ItemId } from '../tables.ts'
import { type NamedTag, choosableTagRows, choosableTags, tagsOf } from '../tag/tag.queries.ts'
import type { Tag } from '../tag/tag.ts'
import type { Visitor } from '../thread/find-item.queries.ts'
import { themeTables } from '../theme/tables.ts'
import { type Filter, type Part, inPart, inTheme, living, matching, showing, visible } from '../voice/voice-line.queries.ts'
import type { PlacedTheme } from './theme-tree.rules.ts'

/** As many as an outline on one page holds. */
const MOST_THEMES = 500

/** The themes that are there, the earliest first, with what they stand in and how many voices stand directly in each. One query. */
export async function listPlacedThemes(database: Database, here: Visitor): Promise<readonly PlacedTheme[]> {
  const { rows } = await sql<Omit<PlacedTheme, 'tags'> & { tags: readonly Tag[] | null }>`
    with counted as (
      select l.result_id as id, count(*) as voices
      from initiative.thread_item v ${showing} join initiative.thread_link l on l.initiative_id = v.initiative_id and l.source_id = v.id
      where ${visible(here)} and t.item_id is null group by l.result_id
    )
    select th.id, th.words as name, th.version, coalesce(c.voices, 0) as voices, ${tagsOf('th.id')} as tags,
      array(select l.result_id from initiative.thread_link l where l.source_id = th.id and ${inTheme(here)}) as parents
    from initiative.thread_item th left join counted c on c.id = th.id
    where th.initiative_id = ${here.initiative.id} and th.kind = 'theme' and th.seen_by = any(${here.sees}::text[]) and ${living}
    order by th.recorded_at, th.id limit ${MOST_THEMES}`.execute(themeTables(database))
  return rows.map((row) => ({ ...row, tags: row.tags ?? [] }))
}

export type Beside = Readonly<{
  questions: readonly Readonly<{ id: QuestionId; words: string }>[]
  tags: readonly NamedTag[]
  /** For each voice of the page: the themes it is in, and its tags. */
  facts: ReadonlyMap<ItemId, Readonly<{ themes: readonly string[]; tags: readonly Tag[] }>>
  /** How many there are of what is looked for, and how many of them stand on the pages before. */
  found: number
  before: number
}>

type Looked = Readonly<{ part: Part; filter: Filter; after: ItemId | undefined; lines: readonly ItemId[] }>
type Row = Readonly<{
  questions: Beside['questions'] | null; tags: Parameters<typeof choosableTags>[0] | null; found: number; before: number
  facts: readonly Readonly<{ id: ItemId; themes: readonly string[] | null; tags: readonly Tag[] | null }>[] | null
}>

/** What stands beside a page of voices, in one query: questions, tags, where each voice is, and how many there are. */
export async function loadBeside(database: Database, here: Visitor, { part, filter, after, lines }: Looked): Promise<Beside> {
  const voices = sql`from initiative.thread_item v ${showing} where ${visible(here)} and t.item_id is null and ${matching(filter)} and ${inPart(here, part)}`
  const { rows } = await sql<Row>`select
    (select json_agg(json_build_object('id', q.id, 'words', q.words) order by q.made_at desc) from initiative.question q
      join initiative.question_publication p on p.question_id = q.id where q.initiative_id = ${here.initiative.id}) as questions,
    ${choosableTagRows(here.initiative.id)} as tags,
    (select json_agg(json_build_object('id', i.id, 'tags', ${tagsOf('i.id')}, 'themes', (
      select json_agg(n.words order by n.recorded_at, n.id) from initiative.thread_link l join initiative.thread_item n on n.id = l.result_id where l.source_id = i.id and ${inTheme(here)}
    ))) from initiative.thread_item i where i.id = any(${lines}::uuid[])) as facts,
    (select count(*) ${voices}) as found,
    ${after === undefined ? sql`0` : sql`(select count(*) ${voices} and (v.recorded_at, v.id) <= (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = v.initiative_id))`} as before`
    .execute(themeTables(database))
  const [row] = rows
  if (row === undefined) throw new Error('a question without an answer')
  return {
    questions: row.questions ?? [], tags: choosableTags(row.tags ?? []), found: row.found, before: row.before,
    facts: new Map((row.facts ?? []).map(({ id, themes, tags }) => [id, { themes: themes ?? [], tags: tags ?? [] }])),
  }
}
