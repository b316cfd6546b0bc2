/** What working agreements hold about somebody: the lines that they proposed, and those that they agree to. */
import type { Database } from '#platform/database/database.ts'
import type { PersonId } from '../tables.ts'
import { workingTables } from './tables.ts'

export const listMyLines = async (snapshot: Database, person: PersonId) =>
  workingTables(snapshot).selectFrom('initiative.working_line as l').innerJoin('initiative.initiative as i', 'i.id', 'l.initiative_id')
    .select(['i.title as initiative', 'l.kind', 'l.words', 'l.at']).where('l.proposed_by', '=', person).orderBy('l.at').orderBy('l.id').execute()

export const listMyConsents = async (snapshot: Database, person: PersonId) =>
  workingTables(snapshot).selectFrom('initiative.working_consent as c').innerJoin('initiative.member as m', 'm.id', 'c.member_id').innerJoin('initiative.working_line as l', 'l.id', 'c.line_id')
    .innerJoin('initiative.initiative as i', 'i.id', 'm.initiative_id').select(['i.title as initiative', 'l.words', 'c.at']).where('m.person_id', '=', person).orderBy('c.at').orderBy('l.id').execute()
