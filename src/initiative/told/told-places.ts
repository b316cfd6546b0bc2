/** Where words of a story can be put in an initiative. */
import type { Database } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { isPrinciple } from '../case-study/case-study.rules.ts'
import { SECTIONS } from '../case-study/tables.ts'
import { sayCase } from '../case-study/words/index.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { Audience } from '../tables.ts'
import type { ToldPlace } from './told.slot.ts'
import { listSpots } from './told-spots.queries.ts'

export type ToldSpot = Readonly<{ place: ToldPlace; anchor: string; title: string; day: Day | undefined; readers: Audience }>

/**
 * The sections of the case study, the newest entries of the journal and the newest agreements. One query.
 * @param wanted an agreement that is among them however old it is
 */
export async function listToldSpots(database: Database, here: SeenByMember, wanted?: string): Promise<readonly ToldSpot[]> {
  const spots = await listSpots(database, here, wanted === undefined ? undefined : readId<'item'>(wanted))
  return [
    ...SECTIONS.filter((section) => !isPrinciple(section)).map((section) => ({ place: 'case-study' as const, anchor: section, title: sayCase(`sections.${section}`), day: undefined, readers: here.initiative.openTo })),
    ...spots,
  ]
}
