/** What journals hold about somebody: what they wrote as themselves, word for word. */
import type { Database } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'
import { journalTables } from './tables.ts'

export const listMyJournal = async (snapshot: Database, person: PersonId) =>
  journalTables(snapshot).selectFrom('initiative.journal_entry as e').innerJoin('initiative.initiative as i', 'i.id', 'e.initiative_id')
    .select(['i.title as initiative', 'e.title', 'e.day', 'e.words', 'e.seen_by as seenBy', 'e.by_group as byGroup', 'e.at']).where('e.written_by', '=', person).orderBy('e.at').orderBy('e.id').execute()
