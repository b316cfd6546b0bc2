/** What a sector is called. */
import type { Sector } from '../tables.ts'
import { say } from '../words/index.ts'

export const sectorName = (sector: Sector): string => say(`sectors.${sector}`)
