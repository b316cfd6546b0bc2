/** The tables of the network: where things happen, whom to call there, and the bodies that take part. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'

export const AREA_LEVELS = ['nation', 'partnership-area', 'locality', 'neighbourhood'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

export type Sector =
  | 'health-board' | 'council' | 'partnership' | 'third-sector' | 'third-sector-interface' | 'independent' | 'community-group' | 'national' | 'school' | 'university' | 'other'

/** What somebody can be called for, the most urgent first: the order in which they are shown. */
export const CONTACT_KINDS = ['emergency', 'adult-protection', 'child-protection', 'out-of-hours', 'social-work', 'health', 'police', 'other'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

export type AreaId = Id<'area'>
export type ContactId = Id<'area-contact'>
export type OrganisationId = Id<'organisation'>

export type NetworkTables = {
  'network.area': { id: AreaId; name: string; level: AreaLevel; part_of: AreaId | null }
  'network.area_contact': {
    id: ContactId; area_id: AreaId; kind: ContactKind; name: string; what_for: string | null; phone: string | null; email: string | null
    page: string | null; checked_on: Day | null; version: Generated<number>
  }
  'network.organisation': { id: OrganisationId; name: string; sector: Sector }
}

export const tables = (database: Database) => database.tables<NetworkTables>()
