/** Where words of a story can be put in an initiative. */
import type { Database } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import { isPrinciple } from '../case-study/case-study.rules.ts'
import { SECTIONS } from '../case-study/tables.ts'
import { sayCase } from '../case-study/words/index.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import { listEntries } from '../journal/journal.queries.ts'
import type { Audience } from '../tables.ts'
import type { ToldPlace } from './told.slot.ts'

export type ToldSpot = Readonly<{ place: ToldPlace; anchor: string; title: string; day: Day | undefined; readers: Audience }>

/** The latest of a journal: older ones are seldom added to. */
const ENTRIES = 20

/** The sections of the case study, and the newest entries of the journal. One query. */
export async function listToldSpots(database: Database, here: SeenByMember): Promise<readonly ToldSpot[]> {
  const entries = await listEntries(database, here, here.person.id, { after: undefined, most: ENTRIES })
  return [
    ...SECTIONS.filter((section) => !isPrinciple(section)).map((section) => ({ place: 'case-study' as const, anchor: section, title: sayCase(`sections.${section}`), day: undefined, readers: here.initiative.openTo })),
    ...entries.map(({ id, title, day, seenBy }) => ({ place: 'journal' as const, anchor: id, title, day, readers: seenBy })),
  ]
}
