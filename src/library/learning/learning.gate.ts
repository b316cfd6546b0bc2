/** A note that everybody may read, for those who keep the library. */
import { type OpenNote, findOpenNotes } from '#initiative/index.ts'
import type { Context } from '#platform/http/context.ts'
import type { Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { editors } from '../library.gate.ts'

export const atOpenNote: Gate<Readonly<{ person: NonNullable<Context['person']>; note: OpenNote }>> = async (c) => {
  const here = await editors(c)
  if ('closed' in here) return here
  const id = readId<'learning-note'>(c.param('note'))
  const note = id === undefined ? undefined : (await findOpenNotes(c.database, [id], c.now)).get(id)
  return note === undefined ? { closed: 'not-found' } : { ...here, note }
}
