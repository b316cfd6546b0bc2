/** Where an initiative happens and who its partners are, by name. */
import { findArea, listOrganisations } from '#network/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Purpose } from './purpose.queries.ts'

/** The names of an initiative's area and partners. Two queries at most. */
export async function namePlaces(database: Database, { area, partners }: Pick<Purpose, 'area' | 'partners'>) {
  const [found, organisations] = await Promise.all([area === undefined ? undefined : findArea(database, area), listOrganisations(database, partners)])
  return { area: found, partners: organisations.map((one) => one.name) }
}
