/** Who has taken part in something together with somebody for a while, and whether that somebody is a host of it. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { type PersonId, tables } from '../tables.ts'

/** People who came together only now vouch for nobody: whoever wants to be somebody else would have to wait, and be noticed. */
const TOGETHER_DAYS = 14

/** More than anybody looks through in a list. */
const MOST = 1000

export const listCompanions = async (database: Database, of: PersonId): Promise<readonly Readonly<{ id: PersonId; hosted: boolean }>[]> =>
  tables(database).selectFrom('initiative.member as mine')
    .innerJoin('initiative.member as other', (on) => on.onRef('other.initiative_id', '=', 'mine.initiative_id').onRef('other.person_id', '<>', 'mine.person_id'))
    .leftJoin('initiative.host as h', 'h.member_id', 'mine.id')
    .select((eb) => ['other.person_id as id', eb.fn.coalesce(eb.fn.agg<boolean>('bool_or', [eb('h.member_id', 'is not', null)]), eb.lit(false)).as('hosted')])
    .where('mine.person_id', '=', of)
    .where(sql<boolean>`greatest(mine.joined_at, other.joined_at) < now() - make_interval(days => ${TOGETHER_DAYS})`).groupBy('other.person_id').orderBy('other.person_id').limit(MOST).execute()
