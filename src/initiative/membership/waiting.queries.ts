/** People who have asked to take part and wait for a host. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { membershipTables as tables } from './tables.ts'

export type NamedAdult = Readonly<{ name: string; reach: string }>
export type Waiting = Readonly<{ person: PersonId; at: Date; adult: NamedAdult | undefined; removedBecause: string | undefined }>

/** Who waits, the longest first; at most 100, since each is answered before the next hundred is looked at. */
export async function listWaiting(database: Database, initiative: InitiativeId): Promise<readonly Waiting[]> {
  const rows = await tables(database).selectFrom('initiative.waiting as w')
    .leftJoin('initiative.named_adult as a', (join) => join.onRef('a.initiative_id', '=', 'w.initiative_id').onRef('a.person_id', '=', 'w.person_id'))
    .select(['w.person_id', 'w.at', 'a.name', 'a.reach'])
    .select((from) => jsonArrayFrom(from.selectFrom('initiative.removal as r').select('r.reason').whereRef('r.initiative_id', '=', 'w.initiative_id').whereRef('r.person_id', '=', 'w.person_id').orderBy('r.at', 'desc').limit(1)).as('removed'))
    .where('w.initiative_id', '=', initiative).orderBy('w.at').orderBy('w.person_id').limit(100).execute()
  return rows.map((row) => ({
    person: row.person_id, at: row.at, adult: row.name === null || row.reach === null ? undefined : { name: row.name, reach: row.reach }, removedBecause: row.removed[0]?.reason,
  }))
}

export async function countWaiting(database: Database, initiative: InitiativeId): Promise<number> {
  const row = await tables(database).selectFrom('initiative.waiting').select((count) => count.fn.countAll<number>().as('waiting')).where('initiative_id', '=', initiative).executeTakeFirstOrThrow()
  return row.waiting
}

/** Somebody asks to take part. Asking twice is asking once. */
export async function insertWaiting(trx: Transaction, initiative: InitiativeId, person: PersonId): Promise<void> {
  await tables(trx).insertInto('initiative.waiting').values({ initiative_id: initiative, person_id: person })
    .onConflict((on) => on.columns(['initiative_id', 'person_id']).doNothing()).execute()
}

/** Somebody no longer waits; false where they did not. */
export async function deleteWaiting(trx: Transaction, initiative: InitiativeId, person: PersonId): Promise<boolean> {
  const gone = await tables(trx).deleteFrom('initiative.waiting').where('initiative_id', '=', initiative).where('person_id', '=', person).returning('at').executeTakeFirst()
  return gone !== undefined
}

/** The adult who stands by somebody below the age line. The newest is the one who counts. */
export async function upsertNamedAdult(trx: Transaction, initiative: InitiativeId, person: PersonId, adult: NamedAdult): Promise<void> {
  await tables(trx).insertInto('initiative.named_adult').values({ initiative_id: initiative, person_id: person, ...adult })
    .onConflict((on) => on.columns(['initiative_id', 'person_id']).doUpdateSet(adult)).execute()
}

/** Nobody was let in: nothing about the adult is kept. */
export async function deleteNamedAdult(trx: Transaction, initiative: InitiativeId, person: PersonId): Promise<void> {
  await tables(trx).deleteFrom('initiative.named_adult').where('initiative_id', '=', initiative).where('person_id', '=', person).execute()
}
