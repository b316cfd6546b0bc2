/** What people did with voices and themes: who, what and when. */
import { sql } from 'kysely'
import { listCalled } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { type StepId, type StepKind, themeTables } from './tables.ts'

export type HistoryLine = Readonly<{
  id: StepId
  place: number
  kind: StepKind
  person: PersonId | undefined
  /** Undefined where they are no longer here. */
  called: string | undefined
  at: Date
  undoneAt: Date | undefined
  /** How many voices it moved or recorded. */
  voices: number
  /** The theme that it was done to, and the one in which things ended up, by their names now; undefined where a host hid it. */
  from: string | undefined
  to: string | undefined
  names: Readonly<{ before: string; after: string }> | undefined
}>

type Row = Readonly<{
  id: StepId; place: number; kind: StepKind; person_id: PersonId | null; at: Date; undone_at: Date | null; voices: number
  from: string | null; to: string | null; name_before: string | null; name_after: string | null
}>

/** The steps of an initiative, the latest first, before the one of that place. Two queries. */
export async function listHistory(database: Database, initiative: InitiativeId, { before, most }: { before: number | undefined; most: number }): Promise<readonly HistoryLine[]> {
  const { rows } = await sql<Row>`${lines} where s.initiative_id = ${initiative} and (${before ?? null}::bigint is null or s.place < ${before ?? null}::bigint)
    order by s.place desc limit ${most}`.execute(themeTables(database))
  return withNames(database, rows)
}

/** What somebody did last, if it is not undone: what an «undo» beside it would undo. */
export async function findLastStepOf(database: Database, initiative: InitiativeId, person: PersonId): Promise<HistoryLine | undefined> {
  const { rows } = await sql<Row>`${lines} where s.initiative_id = ${initiative} and s.person_id = ${person} and s.undone_at is null order by s.place desc limit 1`.execute(themeTables(database))
  const [line] = rows
  // Whoever asks is the one who did it: no name is needed.
  return line === undefined ? undefined : lineOf(line, undefined)
}

/** A name that a host hid is hidden in what was done with it, too. */
const shown = sql`not exists (select 1 from initiative.hiding h where h.item_id = t.id)`

const lines = sql`
  select s.id, s.place, s.kind, s.person_id, s.at, s.undone_at, n.name_before, n.name_after,
    (select count(distinct l.source_id) from initiative.step_link l join initiative.thread_item v on v.id = l.source_id and v.kind = 'voice' where l.step_id = s.id)
      + (select count(*) from initiative.step_item i where i.step_id = s.id and i.change = 'recorded') as voices,
    coalesce((select min(t.words) from initiative.step_link l join initiative.thread_item t on t.id = l.result_id and t.kind = 'theme' and ${shown} where l.step_id = s.id and l.change = 'removed'),
      (select min(t.words) from initiative.step_item i join initiative.thread_item t on t.id = i.item_id and ${shown} where i.step_id = s.id and i.change = 'put-away')) as "from",
    coalesce((select min(t.words) from initiative.step_link l join initiative.thread_item t on t.id = l.result_id and t.kind = 'theme' and ${shown} where l.step_id = s.id and l.change <> 'removed'),
      (select min(t.words) from initiative.succession u join initiative.thread_item t on t.id = u.to_item and ${shown} where u.step_id = s.id)) as "to"
  from initiative.step s left join initiative.step_item n on n.step_id = s.id and n.change = 'renamed'
    and not exists (select 1 from initiative.hiding h where h.item_id = n.item_id)`

async function withNames(database: Database, rows: readonly Row[]): Promise<readonly HistoryLine[]> {
  const called = await listCalled(database, rows.map((row) => row.person_id).filter((one) => one !== null))
  return rows.map((row) => lineOf(row, row.person_id === null ? undefined : called.get(row.person_id)))
}

const lineOf = (row: Row, called: string | undefined): HistoryLine => ({
  id: row.id, place: row.place, kind: row.kind, person: row.person_id ?? undefined, called, at: row.at, undoneAt: row.undone_at ?? undefined, voices: row.voices,
  from: row.from ?? undefined, to: row.to ?? undefined, names: row.name_before === null || row.name_after === null ? undefined : { before: row.name_before, after: row.name_after },
})
