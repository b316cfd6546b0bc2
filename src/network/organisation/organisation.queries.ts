/** The bodies that take part: as partners of an initiative, and as those who decide by law. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type OrganisationId, type Sector, tables } from '../tables.ts'

export type Organisation = Readonly<{ id: OrganisationId; name: string; sector: Sector }>

/** Organisations by name: all of them (at most 2,000), or those of some ids. */
export async function listOrganisations(database: Database, only?: readonly OrganisationId[]): Promise<readonly Organisation[]> {
  if (only?.length === 0) return []
  const all = tables(database).selectFrom('network.organisation').select(['id', 'name', 'sector']).orderBy('name').limit(2_000)
  return (only === undefined ? all : all.where('id', 'in', [...only])).execute()
}

/**
 * The organisation of that name (capitals don't matter), recorded now if it is new. A known one keeps its sector.
 * @param name at least one character that isn't a space
 */
export async function findOrCreateOrganisation(trx: Transaction, name: string, sector: Sector): Promise<OrganisationId> {
  const known = name.trim().replace(/\s+/g, ' ')
  const db = tables(trx)
  const find = () => db.selectFrom('network.organisation').select('id').where((eb) => eb(eb.fn('lower', ['name']), '=', eb.fn('lower', [eb.val(known)]))).executeTakeFirst()
  const found = await find()
  if (found !== undefined) return found.id
  const made = await db.insertInto('network.organisation').values({ id: newId<'organisation'>(), name: known, sector })
    .onConflict((on) => on.doNothing()).returning('id').executeTakeFirst()
  // Somebody else may have recorded it at this very moment.
  const there = made ?? (await find())
  if (there === undefined) throw new Error('an organisation was recorded and is not there')
  return there.id
}

/** Forgets bodies that nothing names any more. */
export async function deleteOrganisations(trx: Transaction, ids: readonly OrganisationId[]): Promise<void> {
  if (ids.length > 0) await tables(trx).deleteFrom('network.organisation').where('id', 'in', ids).execute()
}
