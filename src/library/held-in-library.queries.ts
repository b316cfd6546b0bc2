/** What the library holds about somebody. */
import type { Held } from '#people/index.ts'
import { importTables } from './import/tables.ts'
import { entryPath } from './kind.ts'
import { raisedTables } from './learning/tables.ts'
import { readingTables } from './reading/tables.ts'
import { requestTables } from './request/tables.ts'
import { tables } from './tables.ts'

export const heldInLibrary: Held = {
  libraryPagesIBegan: async (snapshot, person) => {
    const rows = await tables(snapshot).selectFrom('library.entry').select(['kind', 'slug', 'title', 'state', 'made_at as at']).where('made_by', '=', person).orderBy('made_at').execute()
    return rows.map(({ kind, slug, ...row }) => ({ ...row, page: entryPath(kind, slug) }))
  },
  libraryPagesIChanged: async (snapshot, person) => {
    const rows = await tables(snapshot).selectFrom('library.entry_version as v').innerJoin('library.entry as e', 'e.id', 'v.entry_id')
      .select(['e.kind', 'e.slug', 'v.version', 'v.note', 'v.at']).where('v.changed_by', '=', person).orderBy('v.at').execute()
    return rows.map(({ kind, slug, ...row }) => ({ ...row, page: entryPath(kind, slug) }))
  },
  libraryPagesIReviewed: async (snapshot, person) => {
    const rows = await tables(snapshot).selectFrom('library.entry').select(['kind', 'slug', 'reviewed_on as on']).where('reviewed_by', '=', person).orderBy('reviewed_on').execute()
    return rows.map(({ kind, slug, ...row }) => ({ ...row, page: entryPath(kind, slug) }))
  },
  libraryIKeepSince: async (snapshot, person) => tables(snapshot).selectFrom('library.editor').select('since').where('person_id', '=', person).execute(),
  libraryEditorsINamed: async (snapshot, person) => tables(snapshot).selectFrom('library.editor').select('since').where('named_by', '=', person).execute(),
  whatIAskedTheLibrary: async (snapshot, person) =>
    requestTables(snapshot).selectFrom('library.request').select(['kind', 'problem', 'title', 'url', 'words', 'at', 'outcome', 'answer', 'answered_at as answeredAt']).where('person_id', '=', person).orderBy('at').execute(),
  readersIAnswered: async (snapshot, person) => requestTables(snapshot).selectFrom('library.request').select(['outcome', 'answer', 'answered_at as at']).where('answered_by', '=', person).orderBy('answered_at').execute(),
  filesOfReferencesISent: async (snapshot, person) => importTables(snapshot).selectFrom('library.work_file').select(['file_name as file', 'state', 'at']).where('person_id', '=', person).orderBy('at').execute(),
  learningIRaisedIntoTheLibrary: async (snapshot, person) => raisedTables(snapshot).selectFrom('library.raised_note').select('at').where('raised_by', '=', person).orderBy('at').execute(),
  whatIPutOnReadingLists: async (snapshot, person) =>
    readingTables(snapshot).selectFrom('library.reading as r').innerJoin('library.entry as e', 'e.id', 'r.entry_id')
      .select(['r.initiative_id as initiative', 'e.title', 'r.said', 'r.seen_by as seenBy', 'r.at']).where('r.added_by', '=', person).orderBy('r.at').execute(),
}
