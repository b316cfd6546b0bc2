/** What the library holds: found, listed, and the one way in which it is written. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Id, newId } from '#platform/ids.ts'
import { addMonths, dayOf, type Day } from '#platform/time.ts'
import type { EntryKind, Kind } from '../kind.ts'
import { type EntryId, tables } from '../tables.ts'
import { REVIEW_MONTHS, type State } from './entry.rules.ts'
import { type Kept, keepFindable, keepUp, keepWritten } from './keep-up.queries.ts'
import { freeSlug, slugOf } from '#platform/slug.ts'

export type PersonId = Id<'person'>

export type Entry<Content> = Readonly<{
  id: EntryId; slug: string; state: State; version: number; title: string; content: Content; madeBy: PersonId | undefined; madeAt: Date; changedAt: Date
  publishedAt: Date | undefined; reviewedOn: Day | undefined; reviewBy: Day | undefined
}>

/** Who did it, and when. `undefined`: the program itself, when it brought something in. */
export type By = Readonly<{ person: PersonId | undefined; at: Date; zone: string }>

const COLUMNS = ['id', 'slug', 'state', 'version', 'title', 'content', 'made_by', 'made_at', 'changed_at', 'published_at', 'reviewed_on', 'review_by'] as const
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>
const rows = (database: Database, kind: Kind) => tables(database).selectFrom('library.entry').select(COLUMNS).where('kind', '=', kind)

const entryOf = <Content>({ schema }: Pick<EntryKind<Kind, Content>, 'schema'>, row: Row): Entry<Content> => ({
  id: row.id, slug: row.slug, state: row.state, version: row.version, title: row.title, content: schema.parse(row.content), madeBy: row.made_by ?? undefined, madeAt: row.made_at,
  changedAt: row.changed_at, publishedAt: row.published_at ?? undefined, reviewedOn: row.reviewed_on ?? undefined, reviewBy: row.review_by ?? undefined,
})

/** The entry of that name, in whatever state it is: the gate says who may read it. */
export async function findEntry<Content>(database: Database, kind: EntryKind<Kind, Content>, slug: string): Promise<Entry<Content> | undefined> {
  const row = await rows(database, kind.kind).where('slug', '=', slug).executeTakeFirst()
  return row === undefined ? undefined : entryOf(kind, row)
}

/** The same, and whether somebody is an editor, and whether groups say to everybody that they use it. One query. */
export async function findEntryFor<Content>(database: Database, kind: EntryKind<Kind, Content>, slug: string, person: PersonId | undefined): Promise<Readonly<{ entry: Entry<Content>; editor: boolean; used: boolean }> | undefined> {
  const row = await rows(database, kind.kind).where('slug', '=', slug).select([
    sql<boolean>`exists (select from library.editor d where d.person_id = ${person ?? null}::uuid)`.as('editor'),
    sql<boolean>`exists (select from library.reading u where u.entry_id = library.entry.id and u.seen_by = 'public')`.as('used'),
  ]).executeTakeFirst()
  return row === undefined ? undefined : { entry: entryOf(kind, row), editor: row.editor, used: row.used }
}

/** Which entry an id names, in whatever state it is. */
export async function findById(database: Database, id: EntryId): Promise<Readonly<{ kind: Kind; slug: string; state: State; madeBy: PersonId | undefined }> | undefined> {
  const row = await tables(database).selectFrom('library.entry').select(['kind', 'slug', 'state', 'made_by']).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { kind: row.kind, slug: row.slug, state: row.state, madeBy: row.made_by ?? undefined }
}

export type InList = Readonly<{
  after?: EntryId | undefined
  most: number
  /** Only those that point at this. */
  pointingAt?: Readonly<{ relation: string; kind: Kind; slug: string }> | undefined
}>

/** What everybody reads, what was published last first. One query. */
export async function listPublished<Content>(database: Database, kind: EntryKind<Kind, Content>, { after, most, pointingAt: to }: InList): Promise<readonly Entry<Content>[]> {
  let query = rows(database, kind.kind).where('state', '=', 'published')
  if (to !== undefined) query = query.where(({ exists, selectFrom }) => exists(selectFrom('library.reference as r').select('r.entry_id').whereRef('r.entry_id', '=', 'library.entry.id').where('r.relation', '=', to.relation).where('r.to_kind', '=', to.kind).where('r.to_slug', '=', to.slug)))
  if (after !== undefined) query = query.where(sql<boolean>`(published_at, id) < (select a.published_at, a.id from library.entry a where a.id = ${after})`)
  return (await query.orderBy('published_at', 'desc').orderBy('id', 'desc').limit(most).execute()).map((row) => entryOf(kind, row))
}

/** The names of some entries that everybody reads, in the order in which they are asked for; what isn't there is left out. One query. */
export async function listNamed<Content>(database: Database, kind: EntryKind<Kind, Content>, slugs: readonly string[]): Promise<readonly Entry<Content>[]> {
  if (slugs.length === 0) return []
  const found = new Map((await rows(database, kind.kind).where('state', '=', 'published').where('slug', 'in', [...new Set(slugs)]).execute()).map((row) => [row.slug, row]))
  return slugs.flatMap((slug) => {
    const row = found.get(slug)
    return row === undefined ? [] : [entryOf(kind, row)]
  })
}

/** What something is called, and where it is read. */
export type Titled = Readonly<{ kind: Kind; slug: string; title: string }>

/** What some entries of any kind are called, as far as everybody reads them; in no order. One query. */
export async function listTitled(database: Database, wanted: readonly Readonly<{ kind: Kind; slug: string }>[]): Promise<readonly Titled[]> {
  if (wanted.length === 0) return []
  return tables(database).selectFrom('library.entry').select(['kind', 'slug', 'title']).where('state', '=', 'published')
    .where(sql<boolean>`(kind, slug) in (select * from unnest(${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ slug }) => slug)}::text[]))`).execute()
}

/** What everybody reads of a kind, by name. For kinds of which there are not thousands. */
export const listTitlesOf = async (database: Database, kind: Kind, most: number): Promise<readonly Titled[]> =>
  tables(database).selectFrom('library.entry').select(['kind', 'slug', 'title']).where('state', '=', 'published').where('kind', '=', kind).orderBy('title').orderBy('id').limit(most).execute()

/** What points at something and is read by everybody, the newest first. */
export const listPointingAt = async (database: Database, to: Readonly<{ kind: Kind; slug: string; relation: string }>, most: number): Promise<readonly Titled[]> =>
  tables(database).selectFrom('library.reference as r').innerJoin('library.entry as e', 'e.id', 'r.entry_id').select(['e.kind', 'e.slug', 'e.title']).where('e.state', '=', 'published')
    .where('r.to_kind', '=', to.kind).where('r.to_slug', '=', to.slug).where('r.relation', '=', to.relation).orderBy('e.published_at', 'desc').orderBy('e.id', 'desc').limit(most).execute()

/** Takes something new into the library; gives its name in the address. */
export async function insertEntry<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, content: Content, by: By, state: State = 'draft'): Promise<string> {
  const [slug] = await insertEntries(trx, kind, [{ content }], by, state)
  if (slug === undefined) throw new Error('nothing was taken in')
  return slug
}

/**
 * Takes in many of one kind at once: a file, the starting collection. `slug`: a name that is wanted; another is found where it is taken.
 * @param found `later`: whoever brings so many has them found once all are there, by `findPublished`
 * @returns the names in addresses, in the order of what was given
 */
export async function insertEntries<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, given: readonly Readonly<{ content: Content; slug?: string | undefined; id?: EntryId | undefined }>[], by: By, state: State, found: 'now' | 'later' = 'now'): Promise<readonly string[]> {
  if (given.length === 0) return []
  const wanted = given.map(({ content, slug }) => slug ?? slugOf(kind.titleOf(content), kind.kind))
  const taken = new Set(await listTaken(trx, kind.kind, wanted))
  const kept = given.map(({ content, id }, index): Kept<Content> => {
    const slug = freeSlug(wanted[index] ?? kind.kind, taken, kind.apart?.(content))
    taken.add(slug)
    return { id: id ?? newId<'library-entry'>(), slug, state, version: 1, content, publishedAt: state === 'published' ? by.at : undefined }
  })
  const today = dayOf(by.at, by.zone)
  const shown = state === 'published'
  const person = by.person ?? null
  // In one piece: a statement with ten thousand values costs more to read than to do.
  await sql`insert into library.entry (id, kind, slug, state, title, content, made_by, made_at, changed_at, published_at, reviewed_on, reviewed_by, review_by)
    select n.id, ${kind.kind}, n.slug, ${state}, n.title, n.content, ${person}::uuid, ${by.at}::timestamptz, ${by.at}::timestamptz, ${shown ? by.at : null}::timestamptz,
      ${shown && person !== null ? today : null}::date, ${shown ? person : null}::uuid, ${shown ? addMonths(today, REVIEW_MONTHS) : null}::date
    from json_to_recordset(${JSON.stringify(kept.map(({ id, slug, content }) => ({ id, slug, title: kind.titleOf(content), content })))}::json) as n (id uuid, slug text, title text, content jsonb)`.execute(tables(trx))
  await (found === 'now' ? keepUp : keepWritten)(trx, kind, kept, by)
  return kept.map(({ slug }) => slug)
}

/** Has those of these found that everybody reads. Nobody changes them meanwhile, so that nothing is found that was taken out. */
export async function findPublished<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, ids: readonly EntryId[]): Promise<void> {
  const found = await rows(trx, kind.kind).where('id', 'in', [...ids]).where('state', '=', 'published').orderBy('id').forShare().execute()
  await keepFindable(trx, kind, found.map((row) => entryOf(kind, row)))
}

/** Which of these names are taken, and those with a number or a year behind one of them. Two who want the same name at one moment wait for each other. */
async function listTaken(trx: Transaction, kind: Kind, wanted: readonly string[]): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('library.slug'), hashtext(${kind}))`.execute(tables(trx))
  // Each by its index, whatever the planner thinks of so many.
  const { rows: found } = await sql<{ slug: string }>`
    with wanted as materialized (select distinct w.slug from unnest(${wanted}::text[]) as w(slug))
    select o.slug from wanted w cross join lateral (select e.slug from library.entry e where e.kind = ${kind} and e.slug = w.slug offset 0) o
    union select o.slug from wanted w cross join lateral (select e.slug from library.entry e where e.kind = ${kind} and regexp_replace(e.slug, '-[0-9]+$', '') = w.slug offset 0) o`.execute(tables(trx))
  return found.map(({ slug }) => slug)
}

/**
 * Changes what an entry says, if it is still as it was shown.
 * @returns false where somebody was faster
 */
export async function saveEntry<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, { id, version, content, note }: Readonly<{ id: EntryId; version: number; content: Content; note?: string | undefined }>, by: By): Promise<boolean> {
  const row = await tables(trx).updateTable('library.entry').set({ title: kind.titleOf(content), content: JSON.stringify(content), version: version + 1, changed_at: by.at })
    .where('id', '=', id).where('version', '=', version).returning(['slug', 'state', 'published_at']).executeTakeFirst()
  if (row === undefined) return false
  await keepUp(trx, kind, [{ id, slug: row.slug, state: row.state, version: version + 1, content, publishedAt: row.published_at ?? undefined }], by, note)
  return true
}

/** Where it goes on from here, and when it is to be looked at again. */
export type Moved = Readonly<{ id: EntryId; version: number; to: State; reviewed: boolean; reviewBy?: Day | undefined; note?: string | undefined }>

/**
 * Brings an entry into another state, if it is still as it was shown. What is published counts as reviewed that day.
 * @returns false where somebody was faster
 */
export async function moveEntry<Content>(trx: Transaction, kind: EntryKind<Kind, Content>, { id, version, to, reviewed, reviewBy, note }: Moved, by: By): Promise<boolean> {
  const today = dayOf(by.at, by.zone)
  const row = await tables(trx).updateTable('library.entry')
    .set({ state: to, version: version + 1, changed_at: by.at, ...(to === 'published' ? { published_at: sql<Date>`coalesce(published_at, ${by.at})` } : {}) })
    .set(reviewed ? { reviewed_on: today, reviewed_by: by.person ?? null, review_by: reviewBy ?? addMonths(today, REVIEW_MONTHS) } : {})
    .where('id', '=', id).where('version', '=', version).returning(COLUMNS).executeTakeFirst()
  if (row === undefined) return false
  const entry = entryOf(kind, row)
  await keepUp(trx, kind, [{ ...entry, publishedAt: entry.publishedAt }], by, note)
  if (to === 'withdrawn') await record(trx, { kind: 'library-entries-taken-out', ids: { entries: id } })
  return true
}
