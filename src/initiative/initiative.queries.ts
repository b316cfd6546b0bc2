/** An initiative as somebody meets it: what it is, and what this person is in it. */
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { closingTables as tables } from './closing/tables.ts'
import type { Audience, InitiativeId, MemberId, PersonId } from './tables.ts'

/** What every page of an initiative needs. */
export type Initiative = Readonly<{
  id: InitiativeId
  slug: string
  title: string
  openTo: Audience
  zone: string
  version: number
  /** A worked example, and labelled as one. */
  example: boolean
  /** It is over: nothing new is said in it. `readableUntil`: after that day only those who took part read it. */
  over?: Readonly<{ at: Date; readableUntil: Day | undefined }> | undefined
}>

/** What somebody is in an initiative. */
export type Membership = Readonly<{ memberId: MemberId; host: boolean }>

const initiativeFor = builtOnce((database, { slug, person }: Readonly<{ slug: string; person: PersonId | null }>) => (
  tables(database)
    .selectFrom('initiative.initiative as i')
    .leftJoin('initiative.member as m', (join) => join.onRef('m.initiative_id', '=', 'i.id').on('m.person_id', '=', person))
    .leftJoin('initiative.host as h', 'h.member_id', 'm.id')
    .leftJoin('initiative.example as e', 'e.initiative_id', 'i.id')
    .leftJoin('initiative.closing as o', 'o.initiative_id', 'i.id')
    .select(['i.id', 'i.slug', 'i.title', 'i.open_to', 'i.zone', 'i.version', 'e.initiative_id as example', 'm.id as member_id', 'h.member_id as host', 'o.at as over_at', 'o.readable_until'])
    .where('i.slug', '=', slug)
))

/** An initiative by the name in its address, and what this person is in it. One query. */
export async function findInitiative(database: Database, slug: string, person: PersonId | undefined) {
  const [row] = await initiativeFor(database, { slug, person: person ?? null })
  if (row === undefined) return undefined
  const initiative: Initiative = {
    id: row.id, slug: row.slug, title: row.title, openTo: row.open_to, zone: row.zone, version: row.version, example: row.example !== null,
    over: row.over_at === null ? undefined : { at: row.over_at, readableUntil: row.readable_until ?? undefined },
  }
  const membership: Membership | undefined = row.member_id === null ? undefined : { memberId: row.member_id, host: row.host !== null }
  return { initiative, membership }
}

/** Initiatives by their ids, as somebody who was part of one may be told of it. One query, or none for none. */
export async function listInitiativesById(database: Database, ids: readonly InitiativeId[]): Promise<ReadonlyMap<InitiativeId, Readonly<{ slug: string; title: string; openTo: Audience; zone: string; area: Id<'area'> | undefined }>>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(database).selectFrom('initiative.initiative').select(['id', 'slug', 'title', 'open_to', 'zone', 'area_id']).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, { slug: row.slug, title: row.title, openTo: row.open_to, zone: row.zone, area: row.area_id ?? undefined }]))
}
