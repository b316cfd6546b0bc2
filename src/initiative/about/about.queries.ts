/** What something is about, as far as a visitor may see it. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Id, newId } from '#platform/ids.ts'
import type { DoneId } from '../five-steps/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import type { EntryId } from '../journal/tables.ts'
import type { MeetingId } from '../meeting/tables.ts'
import type { PlannedId } from '../plan/tables.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { aboutTables } from './tables.ts'

/** An item, a meeting, or an entry of the journal. */
export type Thing =
  | Readonly<{ id: ItemId; kind: ItemKind; words: string }>
  | Readonly<{ id: MeetingId; kind: 'meeting'; words: string }>
  | Readonly<{ id: EntryId; kind: 'entry'; words: string }>
type ThingId = Thing['id']

/** Whose links these are. */
export type Owners = Readonly<{ of: 'entry'; ids: readonly EntryId[] }> | Readonly<{ of: 'done'; ids: readonly DoneId[] }> | Readonly<{ of: 'planned'; ids: readonly PlannedId[] }>
type OwnerId = Owners['ids'][number]

const COLUMN = { entry: 'of_entry', done: 'of_done', planned: 'of_planned' } as const
type In = Pick<Seen, 'initiative' | 'sees'>

/** Long words are read on their own page. */
const SHOWN = 160

/** Everything in an initiative that may be linked and that these audiences see: neither hidden nor taken back. */
const things = ({ initiative, sees }: In) => sql`(
  select i.id, i.kind, left(i.words, ${SHOWN}::int) as words, i.recorded_at as at from initiative.thread_item i
  where i.initiative_id = ${initiative.id} and i.seen_by = any(${[...sees]}::text[])
    and not exists (select from initiative.hiding h where h.item_id = i.id) and not exists (select from initiative.taking_back t where t.item_id = i.id)
  union all
  select m.id, 'meeting', m.title, m.begins_at from initiative.meeting m where m.initiative_id = ${initiative.id}
  union all
  select e.id, 'entry', e.title, e.at from initiative.journal_entry e
  where e.initiative_id = ${initiative.id} and e.seen_by = any(${[...sees]}::text[])
    and not exists (select from initiative.journal_entry_hiding h where h.entry_id = e.id) and not exists (select from initiative.journal_entry_taking_back t where t.entry_id = e.id)
)`

/** What each of some owners is about, the oldest first. One query, or none for nobody. */
export async function listAbout(database: Database, here: In, { of, ids }: Owners): Promise<ReadonlyMap<OwnerId, readonly Thing[]>> {
  if (ids.length === 0) return new Map()
  const column = sql.ref(`a.${COLUMN[of]}`)
  const { rows } = await sql<{ owner: OwnerId; thing: Thing }>`
    select ${column} as owner, json_build_object('id', t.id, 'kind', t.kind, 'words', t.words) as thing
    from initiative.about a join ${things(here)} t on t.id = coalesce(a.item_id, a.meeting_id, a.entry_id)
    where a.initiative_id = ${here.initiative.id} and ${column} = any(${[...ids]}::uuid[]) order by t.at, t.id`.execute(aboutTables(database))
  return new Map([...Map.groupBy(rows, ({ owner }) => owner)].map(([owner, all]) => [owner, all.map(({ thing }) => thing)]))
}

/** Those of some things that are there. */
export async function findThings(database: Database, here: In, ids: readonly Id<'about'>[]): Promise<readonly Thing[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ thing: Thing }>`
    select json_build_object('id', t.id, 'kind', t.kind, 'words', t.words) as thing from ${things(here)} t where t.id = any(${[...ids]}::uuid[])`.execute(aboutTables(database))
  return rows.map(({ thing }) => thing)
}

/** The newest that something may be about; whatever is older is named by its address. One query. */
export async function listOfferedThings(database: Database, here: In): Promise<readonly Thing[]> {
  const { rows } = await sql<{ thing: Thing }>`
    select json_build_object('id', t.id, 'kind', t.kind, 'words', t.words) as thing from (
      select *, row_number() over (partition by kind in ('meeting', 'entry'), kind = 'meeting' order by at desc, id) as place from ${things(here)} u where kind <> 'voice'
    ) t where place <= case when kind in ('meeting', 'entry') then 6 else 12 end order by t.kind = 'entry', t.kind = 'meeting', t.at desc, t.id`.execute(aboutTables(database))
  return rows.map(({ thing }) => thing)
}

/** Says anew what something is about. What these audiences don't see stays linked. */
export async function replaceAbout(trx: Transaction, here: In, of: Owners['of'], owner: OwnerId, chosen: readonly Thing[]): Promise<void> {
  const column = sql.ref(COLUMN[of])
  await sql`delete from initiative.about a where a.initiative_id = ${here.initiative.id} and ${column} = ${owner}
    and exists (select from ${things(here)} t where t.id = coalesce(a.item_id, a.meeting_id, a.entry_id))`.execute(aboutTables(trx))
  if (chosen.length === 0) return
  const idsOf = (kind: 'item' | 'meeting' | 'entry'): readonly (ThingId | null)[] => chosen.map((one) => ((one.kind === 'meeting' || one.kind === 'entry' ? one.kind : 'item') === kind ? one.id : null))
  await sql`insert into initiative.about (id, initiative_id, ${column}, item_id, meeting_id, entry_id)
    select id, ${here.initiative.id}, ${owner}, item, meeting, entry from unnest(${chosen.map(() => newId<'about'>())}::uuid[], ${idsOf('item')}::uuid[], ${idsOf('meeting')}::uuid[], ${idsOf('entry')}::uuid[]) as new (id, item, meeting, entry)
    `.execute(aboutTables(trx))
}
