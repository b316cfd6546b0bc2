/** Voices that have come while somebody has the page open: how many, and whose they are. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { senseTables } from './tables.ts'

/** Whoever missed more than this reads the page anew anyway. */
const MOST_MISSED = 1_000

type Reader = Pick<SeenByMember, 'sees'> & Readonly<{ initiative: Readonly<{ id: InitiativeId }>; person: Readonly<{ id: PersonId }> }>

/** How many voices of others were recorded after one of them, or at all where there was none. */
export async function countCame(database: Database, here: Reader, after: ItemId | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (
      select 1 from initiative.thread_item v
      where v.initiative_id = ${here.initiative.id} and v.kind = 'voice' and v.seen_by = any(${[...here.sees]}::text[]) and not v.hidden and not v.gone
        and ${after === undefined ? sql`true` : sql`(v.recorded_at, v.id) > (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = v.initiative_id)`}
        and not exists (select 1 from initiative.contribution c where c.item_id = v.id and ${here.person.id}::uuid in (c.person_id, c.entered_by))
      limit ${MOST_MISSED}
    ) came`.execute(senseTables(database))
  return rows[0]?.count ?? 0
}

/** Whether somebody said or typed a voice themselves; undefined where it is not there. */
export async function isOwnVoice(database: Database, initiative: InitiativeId, voice: ItemId, person: PersonId): Promise<boolean | undefined> {
  const { rows } = await sql<{ own: boolean }>`
    select coalesce(${person}::uuid in (c.person_id, c.entered_by), false) as own from initiative.thread_item v left join initiative.contribution c on c.item_id = v.id
    where v.id = ${voice} and v.initiative_id = ${initiative} and v.kind = 'voice'`.execute(senseTables(database))
  return rows[0]?.own
}
