/** What of the library must stay done although an older backup is restored, by the kind of activity that said so. */
import { sql } from 'kysely'
import type { Again } from '#platform/journal/journal.ts'
import { readId } from '#platform/ids.ts'
import { forgetRows } from '#platform/search/feed.queries.ts'
import { deleteEditor } from './editor/editor.queries.ts'
import { letDownNote } from './learning/raised.queries.ts'
import { deleteReading, narrowReading } from './reading/reading.queries.ts'
import { forgetReach } from './request/request.queries.ts'
import { tables } from './tables.ts'

/** Whatever became of them afterwards: an editor publishes them again, who reads first what the backup says. The reason is not in the journal. */
const takeOut: Again = async (trx, ids, at) => {
  const named = (ids['entries'] ?? '').split(' ').flatMap((id) => readId<'library-entry'>(id) ?? [])
  if (named.length === 0) return
  const out = await tables(trx).updateTable('library.entry').set(({ eb }) => ({ state: 'withdrawn', version: eb('version', '+', 1), changed_at: at }))
    .where('id', 'in', named).where('state', '=', 'published').returning('id').execute()
  const gone = out.map(({ id }) => id)
  await sql`insert into library.entry_version (entry_id, version, state, title, content, at) select id, version, state, title, content, ${at} from library.entry where id = any(${gone}::uuid[])`.execute(tables(trx))
  await forgetRows(trx, 'library', gone)
}

export const againInLibrary: Readonly<Record<string, Again>> = {
  'library-entries-taken-out': takeOut,
  'library-request-answered': async (trx, ids) => {
    const id = readId<'library-request'>(ids['request'])
    if (id !== undefined) await forgetReach(trx, id)
  },
  'reading-taken-off': async (trx, ids) => {
    const id = readId<'reading'>(ids['reading'])
    if (id !== undefined) await deleteReading(trx, id)
  },
  // What was said before is what comes back, and it may have been changed to take something out: only those who take part read it until they look.
  'reading-changed': async (trx, ids) => {
    const id = readId<'reading'>(ids['reading'])
    if (id !== undefined) await narrowReading(trx, id)
  },
  'library-editor-stopped': async (trx, ids) => {
    const person = readId<'person'>(ids['person'])
    if (person !== undefined) await deleteEditor(trx, person)
  },
  'learning-note-let-down': async (trx, ids) => {
    const note = readId<'learning-note'>(ids['note'])
    if (note !== undefined) await letDownNote(trx, note)
  },
}
