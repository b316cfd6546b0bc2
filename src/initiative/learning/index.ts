/** What was learned. */
import type { AnyRoute } from '#platform/http/routes.ts'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { editNote, noteHistory } from './edit-note.route.tsx'
import { hideNoteOf, showLearning, showNote, takeNoteBack, unhideNote, writeNote } from './learning.route.tsx'
import { takeNotesBack } from './learning.queries.ts'

export const learningRoutes: readonly AnyRoute[] = [showLearning, writeNote, showNote, editNote, noteHistory, takeNoteBack, hideNoteOf, unhideNote]

/** With somebody who is erased, and wishes it, go the notes that they wrote. */
export async function takeNotesBackWithPerson(trx: Transaction, ids: Readonly<Record<string, string>>, at: Date): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined && ids['contributions'] === 'take-back') await takeNotesBack(trx, { writtenBy: person }, at)
}
