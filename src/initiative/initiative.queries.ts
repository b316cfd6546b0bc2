/** An initiative as somebody meets it: what it is, and what this person is in it. */
import type { Database } from '#platform/database/database.ts'
import { type Audience, type InitiativeId, type MemberId, type PersonId, tables } from './tables.ts'

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
}>

/** What somebody is in an initiative. */
export type Membership = Readonly<{ memberId: MemberId; host: boolean }>

/** An initiative by the name in its address, and what this person is in it. One query. */
export async function findInitiative(database: Database, slug: string, person: PersonId | undefined) {
  const row = await tables(database)
    .selectFrom('initiative.initiative as i')
    .leftJoin('initiative.member as m', (join) => join.onRef('m.initiative_id', '=', 'i.id').on('m.person_id', '=', person ?? null))
    .leftJoin('initiative.host as h', 'h.member_id', 'm.id')
    .leftJoin('initiative.example as e', 'e.initiative_id', 'i.id')
    .select(['i.id', 'i.slug', 'i.title', 'i.open_to', 'i.zone', 'i.version', 'e.initiative_id as example', 'm.id as member_id', 'h.member_id as host'])
    .where('i.slug', '=', slug)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const initiative: Initiative = {
    id: row.id, slug: row.slug, title: row.title, openTo: row.open_to, zone: row.zone, version: row.version, example: row.example !== null,
  }
  const membership: Membership | undefined = row.member_id === null ? undefined : { memberId: row.member_id, host: row.host !== null }
  return { initiative, membership }
}
