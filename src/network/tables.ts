/** The tables of the network: where things happen, and the bodies that take part. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'

export const AREA_LEVELS = ['nation', 'partnership-area', 'locality', 'neighbourhood'] as const
export const SECTORS = ['health-board', 'council', 'partnership', 'third-sector', 'third-sector-interface', 'independent', 'community-group', 'national', 'school', 'university', 'other'] as const

export type NetworkTables = {
  'network.area': { id: Id<'area'>; name: string; level: (typeof AREA_LEVELS)[number]; part_of: Id<'area'> | null }
  'network.organisation': { id: Id<'organisation'>; name: string; sector: (typeof SECTORS)[number] }
}

export const tables = (database: Database) => database.tables<NetworkTables>()
