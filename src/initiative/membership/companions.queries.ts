/** Who takes part in something together with somebody, and whether that somebody is a host of it. */
import type { Database } from '#platform/database/database.ts'
import { type PersonId, tables } from '../tables.ts'

/** More than anybody looks through in a list. */
const MOST = 1000

export const listCompanions = async (database: Database, of: PersonId): Promise<readonly Readonly<{ id: PersonId; hosted: boolean }>[]> =>
  tables(database).selectFrom('initiative.member as mine')
    .innerJoin('initiative.member as other', (on) => on.onRef('other.initiative_id', '=', 'mine.initiative_id').onRef('other.person_id', '<>', 'mine.person_id'))
    .leftJoin('initiative.host as h', 'h.member_id', 'mine.id')
    .select((eb) => ['other.person_id as id', eb.fn.coalesce(eb.fn.agg<boolean>('bool_or', [eb('h.member_id', 'is not', null)]), eb.lit(false)).as('hosted')])
    .where('mine.person_id', '=', of).groupBy('other.person_id').orderBy('other.person_id').limit(MOST).execute()
