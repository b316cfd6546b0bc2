/** The tags that a group has, and what has them. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { OFFERED_TAGS, type OfferedTag, type TagId, tagTables } from './tables.ts'
import { type Tag, type TagName, isOffered } from './tag.ts'

/** A tag as it can be chosen. */
export type NamedTag = Tag & Readonly<{ name: TagName }>
export type ListedTag = NamedTag & Readonly<{ version: number; putAway: boolean; tagged: number }>

/** That a tag `g` is not put away. */
const living = sql<boolean>`not exists (select 1 from initiative.tag_putting_away a where a.tag_id = g.id)`

/** The tags of an item as JSON, offered ones first; null where it has none. */
export const tagsOf = (item: string): RawBuilder<readonly Tag[] | null> => sql<readonly Tag[] | null>`(
  select json_agg(json_build_object('key', g.key, 'words', g.words) order by g.key desc nulls last, lower(g.words))
  from initiative.tagging x join initiative.tag g on g.id = x.tag_id where x.item_id = ${sql.ref(item)} and ${living})`

/** Those that can be chosen, as JSON: see `choosableTags`. */
export const choosableTagRows = (initiative: InitiativeId): RawBuilder<readonly Row[] | null> => sql<readonly Row[] | null>`(
  select json_agg(json_build_object('id', g.id, 'key', g.key, 'words', g.words, 'away', not ${living}) order by lower(g.words)) from initiative.tag g where g.initiative_id = ${initiative})`

type Row = Readonly<{ id: TagId; key: OfferedTag | null; words: string | null; away: boolean }>

/** What a group can choose from: what is offered first, whether or not there is a row of it, then its own. */
export function choosableTags(rows: readonly Row[]): readonly NamedTag[] {
  const away = new Set(rows.filter((row) => row.away).map((row) => row.key))
  return [
    ...OFFERED_TAGS.filter((key) => !away.has(key)).map((key) => ({ name: key, key, words: null })),
    ...rows.filter((row) => row.key === null && !row.away).map(({ id, key, words }) => ({ name: id, key, words })),
  ]
}

/** All of a group's tags, those put away too, and on how much that is there each stands. One query. */
export async function listTags(database: Database, initiative: InitiativeId): Promise<readonly ListedTag[]> {
  const { rows } = await sql<Row & { version: number; tagged: number }>`
    select g.id, g.key, g.words, g.version, not ${living} as away,
      (select count(*) from initiative.tagging x where x.tag_id = g.id and not exists (select 1 from initiative.taking_back t where t.item_id = x.item_id)
        and not exists (select 1 from initiative.hiding h where h.item_id = x.item_id) and not exists (select 1 from initiative.putting_away p where p.item_id = x.item_id)) as tagged
    from initiative.tag g where g.initiative_id = ${initiative} order by lower(g.words)`.execute(tagTables(database))
  const known = new Map(rows.map((row) => [row.key ?? row.id, row]))
  const names: readonly TagName[] = [...OFFERED_TAGS, ...rows.filter((row) => row.key === null).map((row) => row.id)]
  return names.map((name) => {
    const row = known.get(name)
    return { name, key: isOffered(name) ? name : null, words: row?.words ?? null, version: row?.version ?? 1, putAway: row?.away ?? false, tagged: row?.tagged ?? 0 }
  })
}

/** The row of a tag that can be chosen, made where it is offered and nobody has used it yet; undefined where there is none. */
export async function findTagToUse(trx: Transaction, initiative: InitiativeId, name: TagName): Promise<(Tag & Readonly<{ id: TagId }>) | undefined> {
  const db = tagTables(trx)
  if (isOffered(name)) await insertOffered(trx, initiative, name)
  return db.selectFrom('initiative.tag as g').select(['g.id', 'g.key', 'g.words']).where('g.initiative_id', '=', initiative)
    .where(isOffered(name) ? 'g.key' : 'g.id', '=', name).where(living).executeTakeFirst()
}

/** Tags an item with one that is offered; with none where the group has put it away. */
export async function insertTagging(trx: Transaction, initiative: InitiativeId, item: ItemId, name: OfferedTag): Promise<void> {
  const tag = await findTagToUse(trx, initiative, name)
  if (tag !== undefined) await tagTables(trx).insertInto('initiative.tagging').values({ initiative_id: initiative, item_id: item, tag_id: tag.id }).execute()
}

const insertOffered = async (trx: Transaction, initiative: InitiativeId, key: OfferedTag) => {
  await sql`insert into initiative.tag (id, initiative_id, key) values (${newId<'tag'>()}, ${initiative}, ${key}) on conflict (initiative_id, key) where key is not null do nothing`.execute(tagTables(trx))
}

/** As many as a choice holds without becoming a list to search in. */
export const MOST_TAGS = 50

/** Adds a tag of the group's own. A name that is there already, put away or not, is no new one. */
export async function insertTag(trx: Transaction, initiative: InitiativeId, words: string): Promise<'added' | 'taken' | 'too-many'> {
  const db = tagTables(trx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${initiative}, 1))`.execute(db)
  const { count } = await db.selectFrom('initiative.tag').select(({ fn }) => fn.countAll<number>().as('count')).where('initiative_id', '=', initiative).executeTakeFirstOrThrow()
  if (count >= MOST_TAGS) return 'too-many'
  const { rows } = await sql`insert into initiative.tag (id, initiative_id, words) values (${newId<'tag'>()}, ${initiative}, ${words})
    on conflict (initiative_id, lower(words)) where words is not null do nothing returning id`.execute(db)
  return rows.length === 0 ? 'taken' : 'added'
}

/** Another of the group's tags that is called so. */
export async function isTagNameTaken(trx: Transaction, initiative: InitiativeId, { words, besides }: Readonly<{ words: string; besides: TagId }>): Promise<boolean> {
  const row = await tagTables(trx).selectFrom('initiative.tag').select('id').where('initiative_id', '=', initiative).where(sql`lower(words)`, '=', words.toLowerCase()).where('id', '<>', besides).executeTakeFirst()
  return row !== undefined
}

/** Gives one of the group's own another name, if it is still the one that was shown. */
export async function updateTag(trx: Transaction, id: TagId, { words, version }: Readonly<{ words: string; version: number }>): Promise<boolean> {
  const row = await tagTables(trx).updateTable('initiative.tag').set({ words, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Offers a tag no more. Done twice, it is done. */
export async function putTagAway(trx: Transaction, initiative: InitiativeId, { name, at }: Readonly<{ name: TagName; at: Date }>): Promise<void> {
  if (isOffered(name)) await insertOffered(trx, initiative, name)
  await sql`insert into initiative.tag_putting_away (tag_id, at) select g.id, ${at} from initiative.tag g where g.initiative_id = ${initiative} and ${named(name)} on conflict do nothing`.execute(tagTables(trx))
}

/** Offers it again. */
export async function bringTagBack(trx: Transaction, initiative: InitiativeId, name: TagName): Promise<void> {
  await sql`delete from initiative.tag_putting_away a using initiative.tag g where g.id = a.tag_id and g.initiative_id = ${initiative} and ${named(name)}`.execute(tagTables(trx))
}

const named = (name: TagName) => (isOffered(name) ? sql`g.key = ${name}` : sql`g.id = ${name}`)
