/** The journal of a group: what the rest of the program may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { ListAgreed } from '../meeting/agreed.slot.ts'
import { journalFeed, showJournal } from './list-journal.route.tsx'
import { hideEntry, takeEntryBack, unhideEntry } from './own-entry.route.tsx'
import type { ListTold } from '../told/told.slot.ts'
import { entryHistory, showEntryWith } from './show-entry.route.tsx'
import { editEntry, newEntryWith } from './write-entry.route.tsx'

export { takeEntriesBackWithPerson } from './take-back-with-person.ts'

export const journalRoutes = (listAgreed: ListAgreed, told: ListTold): readonly AnyRoute[] => [
  showJournal, journalFeed, newEntryWith(listAgreed), editEntry, entryHistory, takeEntryBack, hideEntry, unhideEntry, showEntryWith(told),
]
