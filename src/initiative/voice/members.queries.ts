/** Who takes part, for choosing for whom something is entered. */
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import { type InitiativeId, type MemberId, type PersonId, type StandpointId, tables } from '../tables.ts'

export type CalledMember = Readonly<{ id: MemberId; person: PersonId; called: string }>

/** The members of an initiative by what they are called, in the order of the alphabet. Two queries. */
export async function listCalledMembers(database: Database, initiative: InitiativeId): Promise<readonly CalledMember[]> {
  const rows = await tables(database).selectFrom('initiative.member').select(['id', 'person_id']).where('initiative_id', '=', initiative).execute()
  const called = await listCalled(database, rows.map((row) => row.person_id))
  return rows.map((row) => ({ id: row.id, person: row.person_id, called: called.get(row.person_id) ?? '' }))
    .filter((member) => member.called !== '').toSorted((one, other) => one.called.localeCompare(other.called, 'en-GB'))
}

/** The person behind a member of this initiative. */
export async function findPersonOfMember(database: Database, initiative: InitiativeId, member: MemberId): Promise<PersonId | undefined> {
  const row = await tables(database).selectFrom('initiative.member').select('person_id').where('initiative_id', '=', initiative).where('id', '=', member).executeTakeFirst()
  return row?.person_id
}

/** What somebody has said that they are here as. */
export async function listStandpointsOfPerson(database: Database, initiative: InitiativeId, person: PersonId): Promise<readonly StandpointId[]> {
  const rows = await tables(database).selectFrom('initiative.member as m').innerJoin('initiative.member_standpoint as s', 's.member_id', 'm.id')
    .select('s.standpoint_id').where('m.initiative_id', '=', initiative).where('m.person_id', '=', person).execute()
  return rows.map((row) => row.standpoint_id)
}
