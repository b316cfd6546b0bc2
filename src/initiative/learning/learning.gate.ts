/** A note of what was learned, for those who take part. */
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import type { Seen, SeenByMember } from '../initiative.gate.ts'
import { type Note, findNote } from './learning.queries.ts'
import type { NoteId } from './tables.ts'
import { sayLearning } from './words/index.ts'

export type AtNote = SeenByMember & Readonly<{ note: Note }>

/** A note of this initiative that is there for them. `own`: only for whoever wrote it. */
export const atNote = (gate: Gate<SeenByMember>, { own }: Readonly<{ own: boolean }> = { own: false }): Gate<AtNote> => async (c) => {
  const here = await gate(c)
  if ('closed' in here) return here
  const id = readId<'learning-note'>(c.param('note'))
  const note = id === undefined ? undefined : await findNote(c.database, here, here.person.id, id)
  if (note === undefined) return { closed: 'not-found' }
  return own && note.writtenBy !== here.person.id ? { closed: 'forbidden', whoCan: sayLearning('who-can') } : { ...here, note }
}

/** Where a note's page is. */
export const notePath = ({ initiative }: Pick<Seen, 'initiative'>, note: NoteId, end = ''): string => `/initiatives/${initiative.slug}/learning/${note}${end}`
