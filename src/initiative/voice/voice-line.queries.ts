/** Voices as they stand in lists: their words, and who said them for those who may know. */
import { type RawBuilder, sql } from 'kysely'
import { listCalled } from '#people/index.ts'
import { builtOncePer } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import { type Counted, NONE, countKept } from '../kept-count/kept-count.queries.ts'
import type { QuestionId } from '../question/tables.ts'
import type { Audience, Channel, ItemId, PersonId, StandpointId } from '../tables.ts'
import { type Contributor, type Looking, type Visitor, lookingAs } from '../thread/find-item.queries.ts'
import { tagsOf } from '../tag/tag.queries.ts'
import { type Tag, type TagName, isOffered } from '../tag/tag.ts'
import { voiceTables } from './tables.ts'

export type VoiceLine = Readonly<{
  id: ItemId
  words: string
  seenBy: Audience
  edited: boolean
  /** Only its author and the hosts meet a hidden voice. */
  hidden: boolean
  /** Whether this visitor said it. */
  own: boolean
  /** For those who take part; undefined for everybody else. */
  contributor: Contributor | undefined
  tags: readonly Tag[]
}>

/** What is looked for among voices. */
export type Filter = Readonly<{ search?: string | undefined; question?: QuestionId | undefined; tag?: TagName | undefined }>

/** A voice line as the database gives it. */
export type LineRow = Readonly<{
  id: ItemId; words: string; seen_by: Audience; edited: boolean; hidden: boolean; person_id: PersonId | null; said_by: string | null; entered_by: PersonId | null
  channel: Channel; confirmed: boolean; standpoint_id: StandpointId | null; key: string | null; standpoint_words: string | null; tags: readonly Tag[] | null
}>

/** What decides whether a voice `v` is shown. Few joins: counts read every voice. */
export const showing = sql`left join initiative.hiding h on h.item_id = v.id left join initiative.taking_back t on t.item_id = v.id`

/** What each line of a page needs beside that, of a `v` that was picked and joined by `joins`. */
export const columns = sql`v.id, v.words, v.seen_by, v.hidden, e.item_id is not null as edited, c.person_id, c.said_by, c.entered_by, c.channel,
  f.item_id is not null as confirmed, c.standpoint_id, s.key, s.words as standpoint_words, ${tagsOf('v.id')} as tags`

export const joins = sql`left join initiative.contribution c on c.item_id = v.id left join initiative.standpoint s on s.id = c.standpoint_id
  left join initiative.edit e on e.item_id = v.id left join initiative.confirmation f on f.item_id = v.id`

/** The voices that a visitor may see, taken-back ones among them: hidden ones only for the hosts and for whoever said or typed them. */
export const visible = ({ initiative, sees, host, person }: Looking): RawBuilder<boolean> =>
  sql<boolean>`v.kind = 'voice' and v.initiative_id = ${initiative} and v.seen_by = any(${sees}::text[])
    and (h.item_id is null or ${host}::boolean or exists (select 1 from initiative.contribution o where o.item_id = v.id and ${person}::uuid in (o.person_id, o.entered_by)))`

/** Those of them that are looked for. */
export function matching({ search, question, tag }: Filter): RawBuilder<boolean> {
  // The index of three-letter groups holds voices only: said here, too, so that it can be used.
  const words = search === undefined ? sql`true` : sql`v.kind = 'voice' and v.words ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`
  const answers = question === undefined ? sql`true` : sql`exists (select 1 from initiative.answering a where a.question_id = ${question} and a.item_id = v.id)`
  const tagged = tag === undefined ? sql`true` : sql`v.id in (select x.item_id from initiative.tag g join initiative.tagging x on x.tag_id = g.id
    where ${isOffered(tag) ? sql`g.key` : sql`g.id`} = ${tag} and g.initiative_id = v.initiative_id)`
  return sql<boolean>`${words} and ${answers} and ${tagged}`
}

/** Whether words are found by an index; where the server had no extension for it when the tables were made, each search reads every voice. */
export async function isSearchFast(database: Database): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('initiative.thread_item_words') is not null as there`.execute(voiceTables(database))
  return rows[0]?.there === true
}

/** That a theme `th` is neither put away nor hidden. */
export const living = sql<boolean>`not exists (select 1 from initiative.putting_away p where p.item_id = th.id)
  and not exists (select 1 from initiative.hiding x where x.item_id = th.id)`

/** The same of an item that a query reaches by a link, and that it is a theme. */
export const livingTheme = (item: string): RawBuilder<boolean> => sql<boolean>`${sql.ref(item)}.kind = 'theme' and not ${sql.ref(item)}.hidden
  and not exists (select 1 from initiative.putting_away gone where gone.item_id = ${sql.ref(item)}.id)`

/** That a link `l` leads to a theme that is there: for queries that read all links. */
export const inTheme = ({ initiative }: Pick<Looking, 'initiative'>): RawBuilder<boolean> => sql<boolean>`l.initiative_id = ${initiative} and l.result_id = any(array(
  select th.id from initiative.thread_item th where th.initiative_id = ${initiative} and th.kind = 'theme' and ${living}))`

/** Which voices of a list: those of a theme, those that somebody said or typed, those in no theme, all. */
export type Part = Readonly<{ theme: ItemId }> | Readonly<{ of: PersonId }> | 'ungrouped' | 'all'

type Where = Readonly<{ filter?: Filter; after?: ItemId | undefined; most: number }>

/**
 * A page of voices, in the order in which they were recorded, after the one of that id. Two queries at most. How many are wanted stands
 * in the question itself: a server that doesn't know it plans for a tenth of all voices, or plans anew each time.
 */
export async function listVoices(database: Database, here: Visitor, part: Part, { filter = {}, after, most }: Where): Promise<readonly VoiceLine[]> {
  const looking = lookingAs(here)
  const rows = isLooking(filter) ? (await lines(looking, part, { filter, after, most }).execute(voiceTables(database))).rows
    : await unsearched({ part: typeof part === 'string' ? part : 'of' in part ? 'of' : 'theme', later: after !== undefined, most }, database, {
        ...looking, theme: typeof part === 'object' && 'theme' in part ? part.theme : undefined, of: typeof part === 'object' && 'of' in part ? part.of : undefined, after,
      })
  return linesOf(rows, here, await calledIn(database, here, rows))
}

export const isLooking = (filter: Filter): boolean => Object.values(filter).some((one) => one !== undefined)

const lines = (looking: Looking, part: Part, { filter = {}, after, most }: Where) => sql<LineRow>`
  select ${columns} from (
    select v.id, v.words, v.seen_by, v.recorded_at, v.hidden from ${inOrder(looking, part)} p join initiative.thread_item v on v.id = p.id
    where not p.gone and ${open(looking)} and ${matching(filter)}
      and ${after === undefined ? sql`true` : sql`(p.recorded_at, p.id) > (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = ${looking.initiative})`}
    order by p.recorded_at, p.id limit ${sql.lit(most)}
  ) v ${joins} order by v.recorded_at, v.id`

/** Where nothing is looked for: what most pages ask. */
type Shape = Readonly<{ part: 'ungrouped' | 'all' | 'theme' | 'of'; later: boolean; most: number }>
type Given = Looking & Readonly<{ theme: ItemId | undefined; of: PersonId | undefined; after: ItemId | undefined }>
const unsearched = builtOncePer(({ part, later, most }: Shape, _, given: Given) => {
  const { theme, of, after } = given
  return lines(given, part === 'theme' && theme !== undefined ? { theme } : part === 'of' && of !== undefined ? { of } : part === 'all' ? 'all' : 'ungrouped', { after: later ? after : undefined, most })
})

/** The voices of a part as an index gives them, in their order: so that a page reads no more than it shows. */
export function inOrder({ initiative }: Pick<Looking, 'initiative'>, part: Part): RawBuilder<unknown> {
  if (part === 'ungrouped') return sql`(select u.voice_id as id, u.recorded_at, u.seen_by, u.hidden, u.gone from initiative.ungrouped_voice u where u.initiative_id = ${initiative})`
  const ofItem = sql`i.id, i.recorded_at, i.seen_by, i.hidden, i.gone`
  const voices = sql`i.initiative_id = ${initiative} and i.kind = 'voice'`
  if (part === 'all') return sql`(select ${ofItem} from initiative.thread_item i where ${voices})`
  if ('of' in part) {
    return sql`(select ${ofItem} from initiative.contribution o join initiative.thread_item i on i.id = o.item_id where (o.person_id = ${part.of} or o.entered_by = ${part.of}) and ${voices})`
  }
  return inOrderOf({ initiative }, sql`${part.theme}`)
}

/** The same for a theme that a query names. The initiative is compared so that no index can be chosen by it: the one in the order of the voices is wanted. */
export const inOrderOf = ({ initiative }: Pick<Looking, 'initiative'>, theme: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select l.source_id as id, l.source_recorded_at as recorded_at, l.source_seen_by as seen_by, l.source_hidden as hidden, l.source_gone as gone
    from initiative.thread_link l where l.initiative_id is not distinct from ${initiative} and l.result_id = ${theme} and l.from_voice)`

/** That this visitor may see a `p` of those, taken back or not: as `visible`, without leaving the index. */
export const open = ({ sees, host, person }: Looking): RawBuilder<boolean> => sql<boolean>`p.seen_by = any(${sees}::text[])
  and (not p.hidden or ${host}::boolean or exists (select 1 from initiative.contribution o where o.item_id = p.id and ${person}::uuid in (o.person_id, o.entered_by)))`

export type { Counted } from '../kept-count/kept-count.queries.ts'

/** How many voices of a part this visitor may see, and how many were taken back. Where nothing is looked for it is known already. */
export async function countVoices(database: Database, here: Visitor, part: Part, filter: Filter = {}): Promise<Counted> {
  if (!isLooking(filter) && part === 'ungrouped') return (await countKept(database, here, [])).get(null) ?? NONE
  if (!isLooking(filter) && typeof part === 'object' && 'theme' in part) return (await countKept(database, here, [part.theme])).get(part.theme) ?? NONE
  const { rows } = await sql<Counted>`
    select count(*) filter (where not p.gone) as voices, count(*) filter (where p.gone) as "takenBack"
    from ${inOrder(lookingAs(here), part)} p join initiative.thread_item v on v.id = p.id where ${open(lookingAs(here))} and ${matching(filter)}`.execute(voiceTables(database))
  return rows[0] ?? NONE
}

/** What those are called whom the lines name: nobody's name is asked for where the visitor doesn't take part. */
export const calledIn = (database: Database, here: Visitor, rows: readonly LineRow[]): Promise<ReadonlyMap<PersonId, string>> =>
  listCalled(database, here.membership === undefined ? [] : rows.flatMap((row) => [row.person_id, row.entered_by]).filter((one) => one !== null))

export const linesOf = (rows: readonly LineRow[], here: Visitor, called: ReadonlyMap<PersonId, string>): readonly VoiceLine[] => rows.map((row) => lineOf(row, here, called))

function lineOf(row: LineRow, here: Visitor, called: ReadonlyMap<PersonId, string>): VoiceLine {
  return {
    id: row.id, words: row.words, seenBy: row.seen_by, edited: row.edited, hidden: row.hidden, tags: row.tags ?? [],
    own: here.person !== undefined && row.person_id === here.person.id,
    contributor: here.membership === undefined ? undefined : {
      person: row.person_id ?? undefined, called: row.person_id === null ? undefined : called.get(row.person_id), saidBy: row.said_by ?? undefined,
      enteredBy: row.entered_by ?? undefined, enteredByCalled: row.entered_by === null ? undefined : called.get(row.entered_by),
      standpoint: row.standpoint_id === null ? undefined : { id: row.standpoint_id, key: row.key, words: row.standpoint_words },
      channel: row.channel, confirmed: row.confirmed,
    },
  }
}
