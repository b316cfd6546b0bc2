/** What somebody is in initiatives that a letter is about. */
import type { Database } from '#platform/database/database.ts'
import type { Zone } from '#platform/time.ts'
import type { InitiativeId, MemberId, PersonId } from '../tables.ts'
import { choiceOf } from './choice.queries.ts'
import { type MailChoice, digestTables } from './tables.ts'

export type Member = Readonly<{ initiative: Readonly<{ id: InitiativeId; slug: string; title: string; zone: Zone }>; member: MemberId; choice: MailChoice }>

/** Those of some initiatives that they take part in, by title. */
export async function findMembers(database: Database, person: PersonId, initiatives: readonly InitiativeId[]): Promise<readonly Member[]> {
  if (initiatives.length === 0) return []
  const rows = await digestTables(database).selectFrom('initiative.member as m').innerJoin('initiative.initiative as n', 'n.id', 'm.initiative_id')
    .select(['n.id', 'n.slug', 'n.title', 'n.zone', 'm.id as member', choiceOf('m.person_id', 'm.initiative_id').as('choice')])
    .where('m.person_id', '=', person).where('n.id', 'in', [...initiatives]).orderBy('n.title').execute()
  return rows.map(({ member, choice, ...initiative }) => ({ initiative, member, choice }))
}

/** Everybody who takes part and wants to be written to at all. */
export async function listWrittenTo(database: Database, initiative: InitiativeId): Promise<readonly PersonId[]> {
  const rows = await digestTables(database).selectFrom('initiative.member as m').select('m.person_id').where('m.initiative_id', '=', initiative)
    .where(choiceOf('m.person_id', 'm.initiative_id'), '<>', 'never').execute()
  return rows.map((row) => row.person_id)
}

/** What an initiative is called, for a page that whoever has a letter about it may open; undefined for no initiative in particular. */
export async function findTitle(database: Database, initiative: InitiativeId | undefined): Promise<string | undefined> {
  if (initiative === undefined) return undefined
  return (await digestTables(database).selectFrom('initiative.initiative').select('title').where('id', '=', initiative).executeTakeFirst())?.title
}
