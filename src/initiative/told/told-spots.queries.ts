/** The entries and agreements with which words of a story can stand. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import type { Seen } from '../initiative.gate.ts'
import { type Audience, type ItemId, tables } from '../tables.ts'

export type Spot = Readonly<{ place: 'journal' | 'agreement'; anchor: string; title: string; day: Day; readers: Audience }>

/** The latest of each: older ones are seldom added to. */
const MOST = 20
/** How much of an agreement tells it apart in a list. */
const TITLE = 80

/**
 * The newest entries of the journal, and the newest agreements, as far as this person sees them. What is hidden is not among them. One query.
 * @param wanted an agreement that is among them however old it is
 */
export async function listSpots(database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>, wanted: ItemId | undefined): Promise<readonly Spot[]> {
  const { rows } = await sql<Spot>`
    (select 'journal' as place, e.id as anchor, e.title, e.day, e.seen_by as readers from initiative.journal_entry e
      where e.initiative_id = ${initiative.id} and e.seen_by = any(${[...sees]})
        and not exists (select 1 from initiative.journal_entry_taking_back t where t.entry_id = e.id) and not exists (select 1 from initiative.journal_entry_hiding h where h.entry_id = e.id)
      order by e.day desc, e.id desc limit ${MOST})
    union all
    (select 'agreement', i.id, case when length(v.words) > ${TITLE} then left(v.words, ${TITLE}) || '…' else v.words end, v.agreed_on, i.seen_by from initiative.thread_item i
      join initiative.decision_version v on v.item_id = i.id and v.version = i.version
      where i.initiative_id = ${initiative.id} and i.kind = 'decision' and i.seen_by = any(${[...sees]}) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)
      order by i.id = ${wanted ?? null}::uuid desc nulls last, i.recorded_at desc, i.id desc limit ${MOST})`.execute(tables(database))
  return rows
}
