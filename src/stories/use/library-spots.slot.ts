/** Where words of a story can stand in the library: the library comes later in the order of modules, and says where. */
import type { Day } from '#platform/time.ts'
import type { PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Audience } from '../consent/consent.rules.ts'

/** `anchor`: the id of a case study. */
export type LibrarySpot = Readonly<{ place: 'library'; anchor: string; title: string; day: Day | undefined; readers: Audience }>

/** The case studies that somebody writes there. One query. */
export type ListLibrarySpots = (database: Database, person: PersonId) => Promise<readonly LibrarySpot[]>
